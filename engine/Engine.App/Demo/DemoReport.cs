using System.Collections.Immutable;

namespace Engine.App.Demo;

/// <summary>What a demo came to.</summary>
/// <param name="Rows">Every delivery of the first round.</param>
/// <param name="Checks">Everything that was checked: outcomes, books, second round.</param>
/// <param name="FirstRecord">From the start of the demo to the first delivery that was seen to be booked.</param>
/// <param name="Whole">From the start of the demo to the last check.</param>
internal sealed record DemoReport(ImmutableArray<DemoRow> Rows, ImmutableArray<BookCheck> Checks, TimeSpan FirstRecord, TimeSpan Whole)
{
    public bool Holds => Checks.All(check => check.Holds);

    public int Created => Written("created");

    public int Updated => Written("updated");

    public int Unchanged => Written("unchanged");

    public int Ending(DemoOutcome outcome) => Rows.Count(row => row.Outcome == outcome);

    private int Written(string result) => Rows.Sum(row => row.Records.Count(record => record.Result == result));
}
