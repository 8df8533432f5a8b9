namespace Engine.Core.Matching;

/// <summary>Which of the invoices that meet a tier's Expression it takes.</summary>
public enum MatchSelection
{
    /// <summary>The only one. Where several meet it, that is a tie: nothing is applied.</summary>
    One,

    /// <summary>All of them together.</summary>
    All,

    /// <summary>The only group of them whose amounts remaining make up the payment.</summary>
    Subset,
}
