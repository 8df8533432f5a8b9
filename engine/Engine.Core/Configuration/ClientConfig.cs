using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Mapping;
using Engine.Core.Matching;
using Engine.Core.NetSuite.Account;
using Engine.Core.Periods;
using Engine.Core.Rules;
using Engine.Core.Scheduling;
using Engine.Core.Scripts;
using Engine.Core.Shapes;
using Engine.Core.Sources;
using NodaTime;

namespace Engine.Core.Configuration;

/// <summary>One client's configuration: validated, compiled, immutable.</summary>
public sealed record ClientConfig
{
    public const int DefaultPayloadDays = 90;

    public required string Name { get; init; }

    /// <summary>SHA-256 over the content it was compiled from, hexadecimal; travels with every plan and record.</summary>
    public required string Revision { get; init; }

    /// <summary>The zone in which instants become accounting dates.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string BaseCurrency { get; init; }

    /// <summary>For how many days the payload of a finished event is kept.</summary>
    public int PayloadDays { get; init; } = DefaultPayloadDays;

    /// <summary>Paths into payloads whose values only those see who work on events, such as <c>data.object.customer_email</c>.</summary>
    public ImmutableArray<string> Redacted { get; init; } = [];

    public required StripeConnection? Stripe { get; init; }

    public required NetSuiteConnection? NetSuite { get; init; }

    /// <summary>What becomes of records that are dated in a closed period, by record type; others are sent as they are.</summary>
    public FrozenDictionary<string, ClosedPeriodPolicy> ClosedPeriods { get; init; } = FrozenDictionary<string, ClosedPeriodPolicy>.Empty;

    /// <summary>Whether mappings may change objects of a source.</summary>
    public bool WritesBackTo(string source) => source == StripeSource.Name && Stripe is { WritesBack: true };

    /// <summary>In order of name.</summary>
    public ImmutableArray<ScheduleConfig> Schedules { get; init; } = [];

    /// <summary>Delivery windows, in order of name.</summary>
    public ImmutableArray<DeliveryWindow> Windows { get; init; } = [];

    /// <summary>Null when facts of any age are booked.</summary>
    public StartDate? Start { get; init; }

    /// <summary>Sources that the client declares itself, by name.</summary>
    public FrozenDictionary<string, DeclaredSource> Sources { get; init; } = FrozenDictionary<string, DeclaredSource>.Empty;

    public required FrozenDictionary<string, Crosswalk> Crosswalks { get; init; }

    public required FrozenDictionary<string, RuleSet> RuleSets { get; init; }

    /// <summary>Rule sets of Kind match, by name.</summary>
    public FrozenDictionary<string, MatchRuleSet> MatchRules { get; init; } = FrozenDictionary<string, MatchRuleSet>.Empty;

    /// <summary>A second person has to approve a change of a match set before it is written.</summary>
    public bool MatchNeedsApproval { get; init; }

    /// <summary>How payments are joined with advices that come apart from them; null when they are not.</summary>
    public AdvicePolicy? Advices { get; init; }

    /// <summary>Scripts by name.</summary>
    public FrozenDictionary<string, Script> Scripts { get; init; } = FrozenDictionary<string, Script>.Empty;

    /// <summary>Declared event names, by source and name.</summary>
    public required FrozenDictionary<(string Source, string Type), EventDeclaration> Events { get; init; }

    /// <summary>What was imported from its NetSuite account; null when nothing was.</summary>
    public AccountSchema? Account { get; init; }

    /// <summary>What is known of the payloads of its events.</summary>
    public PayloadShapes Shapes { get; init; } = PayloadShapes.None;

    /// <summary>Mappings in order of name.</summary>
    public required ImmutableArray<MappingConfig> Mappings { get; init; }

    /// <summary>The mappings that take events of a name, in order of name.</summary>
    internal ImmutableArray<MappingConfig> MappingsOf(string source, string type) =>
        (byEvent is { } known && known.IsOf(Mappings) ? known : byEvent = new MappingsByEvent(Mappings)).Find(source, type);

    // A copy of this record with other mappings keeps the field, so it is asked whose it is.
    private MappingsByEvent? byEvent;
}
