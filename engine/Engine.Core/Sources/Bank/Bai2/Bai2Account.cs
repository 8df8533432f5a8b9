namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>The account whose details follow.</summary>
internal sealed record Bai2Account(string Number, string Currency)
{
    public long Total { get; set; }

    public long Records { get; set; }
}
