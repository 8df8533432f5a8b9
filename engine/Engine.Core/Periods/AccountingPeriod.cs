namespace Engine.Core.Periods;

/// <summary>An accounting period as NetSuite has it; years, quarters and adjustment periods are none of these.</summary>
/// <param name="Name">Such as <c>Jan 2026</c>.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="IsClosed">Closed, or locked for every transaction.</param>
/// <param name="IsReceivablesLocked">Locked for what posts to receivables.</param>
public sealed record AccountingPeriod(string Name, DateOnly Start, DateOnly End, bool IsClosed, bool IsReceivablesLocked)
{
    public bool IsOpenFor(bool postsToReceivables) => !IsClosed && !(postsToReceivables && IsReceivablesLocked);
}
