namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>What a group header says of the accounts in it.</summary>
internal sealed record Bai2Group(string Currency, DateOnly AsOf, bool IsInterim, bool IsTest)
{
    public long Total { get; set; }

    public long Accounts { get; set; }

    public long Records { get; set; }
}
