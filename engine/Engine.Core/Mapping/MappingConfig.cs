using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;
using Engine.Core.Rules;
using Engine.Core.Scheduling;

namespace Engine.Core.Mapping;

/// <summary>A mapping, compiled: which events it takes and which records they become.</summary>
public sealed record MappingConfig
{
    public required string Name { get; init; }

    public required SourceSpan Span { get; init; }

    /// <summary>Source whose events it takes.</summary>
    public required string Source { get; init; }

    /// <summary>Event names it takes.</summary>
    public required FrozenSet<string> Events { get; init; }

    /// <summary>API versions of the events it takes.</summary>
    public VersionRange Versions { get; init; } = VersionRange.Any;

    /// <summary>What must hold for it to take an event; null when it takes them all.</summary>
    public required MappingCondition? When { get; init; }

    /// <summary>What must hold before anything is written.</summary>
    public required ImmutableArray<RuleSet> Validate { get; init; }

    /// <summary>Gives the ordering key: events of one key are decided in order.</summary>
    public required CompiledExpression Key { get; init; }

    /// <summary>Days an event may wait for a record before a person is asked.</summary>
    public required int WaitDays { get; init; }

    /// <summary>What is done about fields of its records that somebody changed in NetSuite.</summary>
    public ConflictPolicy OnConflict { get; init; }

    /// <summary>When its events are written.</summary>
    public DeliveryRule Deliver { get; init; } = DeliveryRule.AtOnce;

    /// <summary>What is done about an event that may tell less than is booked already.</summary>
    public RefetchPolicy Refetch { get; init; }

    /// <summary>Where that is written; null where it is not.</summary>
    public SourceSpan? RefetchSpan { get; init; }

    /// <summary>What becomes of later events of a key when one of it is raised.</summary>
    public RaisePolicy OnRaise { get; init; }

    /// <summary>Its <c>let</c> names and its <c>routes</c>.</summary>
    public required NamedValues Names { get; init; }

    public ImmutableArray<LetBinding> Lets => Names.Lets;

    /// <summary>Names whose values rule sets decide.</summary>
    public ImmutableArray<RouteBinding> Routes => Names.Routes;

    /// <summary>Those that <see cref="Key"/> depends on: the key is computed for every event that comes in, and mostly needs few.</summary>
    public required NamedValues NamesOfKey { get; init; }

    /// <summary>Those that <see cref="When"/> depends on.</summary>
    public required NamedValues NamesOfWhen { get; init; }

    public required ImmutableArray<NeededRecord> Needs { get; init; }

    /// <summary>What it looks up besides, in the order in which it is asked.</summary>
    public ImmutableArray<LookUpMapping> LookUps { get; init; } = [];

    /// <summary>Payments that are matched to the open invoices.</summary>
    public ImmutableArray<MatchLookUp> Matches { get; init; } = [];

    /// <summary>Records that are read by internal ids which stand in what was looked up.</summary>
    public ImmutableArray<RecordRead> Reads { get; init; } = [];

    /// <summary>Names for what follows from what was looked up and needed.</summary>
    public ImmutableArray<LetBinding> Derived { get; init; } = [];

    /// <summary>What has to hold of it before anything is written.</summary>
    public ImmutableArray<MappingCheck> Checks { get; init; } = [];

    /// <summary>What is put on file about its events; null for nothing.</summary>
    public MappingEvidence? Evidence { get; init; }

    /// <summary>Whether any of its expressions calls a script.</summary>
    public bool CallsScripts { get; init; }

    public required ImmutableArray<RecordMapping> Records { get; init; }

    /// <summary>What goes back to the source once the records are written, where the client switched that on.</summary>
    public ImmutableArray<WriteBackMapping> WriteBacks { get; init; } = [];

    /// <summary>The rule sets that give fields their defaults.</summary>
    public IEnumerable<RuleSet> DefaultRules => Records
        .SelectMany(record => record.Fields.Concat(record.Lines.SelectMany(line => line.Fields)))
        .Select(written => (written.Value as RuleSetValue)?.Rules)
        .OfType<RuleSet>();

    /// <summary>Slot of the name <c>records</c>.</summary>
    public required int RecordsSlot { get; init; }

    /// <summary>Slots an evaluation frame must have for the names of this mapping.</summary>
    public required int Slots
    {
        get;
        init
        {
            field = value;
            Frames = new SpareFrame(value);
        }
    }

    internal SpareFrame Frames { get; private init; } = new(0);
}
