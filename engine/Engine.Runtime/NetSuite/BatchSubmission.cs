namespace Engine.Runtime.NetSuite;

/// <summary>What came of handing a batch in.</summary>
internal abstract record BatchSubmission
{
    private BatchSubmission()
    {
    }

    /// <summary>NetSuite works on it under this id.</summary>
    public sealed record Taken(string Job, HttpExchange Exchange) : BatchSubmission;

    /// <summary>NetSuite will not have it as a whole, and nothing of it was written.</summary>
    public sealed record Refused : BatchSubmission;

    /// <summary>The same holds for every record of it: surely not written, or nobody knows.</summary>
    public sealed record Same(WriteAnswer Answer) : BatchSubmission;
}
