using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>How one turn of work on an event ended.</summary>
public abstract record Ending
{
    private Ending()
    {
    }

    /// <summary>In one word, as metrics and traces say it.</summary>
    public string Name => this switch
    {
        Completed => "completed",
        Ignored => "ignored",
        Raised => "raised",
        Waiting => "waiting",
        Retry or Undelivered => "retry",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <param name="Records">What the event's records came to, in the order of the plan.</param>
    public sealed record Completed(ImmutableArray<OutcomeRecord> Records) : Ending
    {
        /// <summary>What rules noticed; nobody is asked.</summary>
        public ImmutableArray<PlanProblem> Warnings { get; init; } = [];
    }

    public sealed record Ignored(string Reason) : Ending;

    /// <param name="Problems">At least one.</param>
    public sealed record Raised(ImmutableArray<PlanProblem> Problems) : Ending
    {
        /// <summary>What the event's records came to, where they were written and a person is asked to look at them.</summary>
        public ImmutableArray<OutcomeRecord> Written { get; init; } = [];

        /// <summary>Whether later events of its key wait until it is resolved.</summary>
        public bool BlocksKey { get; init; }

        /// <summary>What it is about, for the exception queue.</summary>
        public ItemMatter Matter { get; init; } = ItemMatter.None;
    }

    /// <param name="Keys">Woken when one of these is written or found.</param>
    /// <param name="Until">When a person is asked.</param>
    /// <param name="LookAgainAt">When it is looked at again even if nothing woke it.</param>
    /// <param name="LookedUpAt">The journal's position when the records were looked up: a record written after it wakes at once.</param>
    public sealed record Waiting(ImmutableArray<RecordKey> Keys, DateTimeOffset Until, DateTimeOffset LookAgainAt, long LookedUpAt) : Ending
    {
        /// <summary>What else a person should know; null when nothing.</summary>
        public string? Note { get; init; }
    }

    /// <summary>Its time has not come; the events of its key wait behind it.</summary>
    /// <param name="Mapping">The mapping whose events wait.</param>
    /// <param name="Reason">What for, until when.</param>
    public sealed record Undelivered(string Mapping, DateTimeOffset Until, string Reason) : Ending;

    /// <summary>Nothing is lost: it is taken up again.</summary>
    /// <param name="Cause">What it waits for.</param>
    public sealed record Retry(DateTimeOffset At, string Reason, WaitCause Cause) : Ending
    {
        /// <summary>Whether this turn counts as one of its attempts. What is nobody's fault does not.</summary>
        public bool IsAttempt { get; init; } = true;
    }
}
