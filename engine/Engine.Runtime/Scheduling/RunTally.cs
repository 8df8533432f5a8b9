using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>Counts what a run does while it does it. For one run and one task.</summary>
public sealed class RunTally(long number)
{
    private const int MostFailures = 100;
    private const int MostRemarks = 1_000;

    private readonly SortedDictionary<string, long> counts = [];
    private readonly SortedDictionary<string, decimal> sums = [];
    private readonly List<string> remarks = [];
    private readonly List<RunFailure> failures = [];

    /// <summary>Of the run.</summary>
    public long Number => number;

    /// <summary>What a person should read first.</summary>
    public string? Note { get; set; }

    /// <summary>Where the next run of this kind goes on.</summary>
    public string? Cursor { get; set; }

    public RunProgress Progress => new(counts.ToImmutableSortedDictionary(), sums.ToImmutableSortedDictionary(), [.. remarks], [.. failures], Note, Cursor);

    public long this[string what] => counts.GetValueOrDefault(what);

    /// <param name="what">What is counted, such as <c>listed</c>; it is there from then on, with 0 too.</param>
    public void Count(string what, long by = 1) => counts[what] = counts.GetValueOrDefault(what) + by;

    /// <param name="what">What is summed, with its currency.</param>
    public void Sum(string what, decimal amount) => sums[what] = sums.GetValueOrDefault(what) + amount;

    /// <summary>Keeps a line for whoever asked; the first thousand are kept.</summary>
    public void Remark(string line)
    {
        if (remarks.Count < MostRemarks)
        {
            remarks.Add(line);
        }
    }

    /// <summary>Counts a failure; the first hundred are kept.</summary>
    public void Fail(string subject, string code, string message)
    {
        Count("failed");
        if (failures.Count < MostFailures)
        {
            failures.Add(new RunFailure(subject, code, message));
        }
    }
}
