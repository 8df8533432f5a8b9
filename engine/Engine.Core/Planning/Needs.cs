using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Puts the records a mapping needs into scope, as NetSuite has them.</summary>
internal sealed class Needs
{
    private readonly SourceEvent source;
    private readonly EvaluationFrame frame;
    private readonly Observations observed;
    private readonly ImmutableArray<RecordKey>.Builder missing = ImmutableArray.CreateBuilder<RecordKey>(0);
    private readonly ImmutableArray<string>.Builder because = ImmutableArray.CreateBuilder<string>(0);
    private readonly ImmutableArray<PlanProblem>.Builder problems = ImmutableArray.CreateBuilder<PlanProblem>(0);
    private readonly ImmutableArray<SourceFetch>.Builder fetches = ImmutableArray.CreateBuilder<SourceFetch>(0);
    private string? unknown;

    private Needs(SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        this.source = source;
        this.frame = frame;
        this.observed = observed;
    }

    public static NeedsAnswer Answer(MappingConfig mapping, SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        if (mapping.Needs.IsEmpty)
        {
            return NeedsAnswer.None;
        }

        var needs = new Needs(source, frame, observed);
        foreach (var need in mapping.Needs)
        {
            frame[need.Slot] = need.Each is { } list ? needs.Fill(need, list) : needs.Take(need) ?? frame[need.Slot];
        }

        return new NeedsAnswer(needs.missing.ToImmutable(), needs.unknown, needs.problems.ToImmutable(), needs.fetches.ToImmutable()) { Because = needs.because.ToImmutable() };
    }

    /// <summary>The records that are needed, before any is known. Names of needs have no value yet.</summary>
    public static IEnumerable<RecordKey> Keys(MappingConfig mapping, EvaluationFrame frame)
    {
        foreach (var need in mapping.Needs)
        {
            foreach (var _ in Elements(need.Each, frame))
            {
                if (RecordKeys.MayHold(need.When, frame) && RecordKeys.KeyOf(need.Type, need.ExternalId, frame) is { } key)
                {
                    yield return key;
                }
            }
        }
    }

    // Puts one element after the other into its slot; a need without a list has one turn.
    private static IEnumerable<Value> Elements(NeededList? list, EvaluationFrame frame)
    {
        if (list is null)
        {
            yield return Value.Null;
            yield break;
        }

        foreach (var element in list.List.Evaluate(frame) is { Kind: ValueKind.List } elements ? elements.AsList() : [])
        {
            frame[list.Slot] = element;
            yield return element;
        }
    }

    private Value Fill(NeededRecord need, NeededList list)
    {
        var all = list.List.Evaluate(frame);
        if (!all.IsNothing && all.Kind != ValueKind.List)
        {
            // What it is made of was not looked up yet: that is said where it was asked for.
            if (!all.IsFailure || all.AsFailure().Code != MappingCodes.NotLookedUp)
            {
                problems.Add(new PlanProblem(MappingCodes.BadFieldValue.Id, $"`each` of {need.Name} takes a list, and the value is {all}.", need.Name, null, list.List.Span));
            }

            return Value.Null;
        }

        var records = ImmutableArray.CreateBuilder<Value>();
        foreach (var element in Elements(list, frame))
        {
            if (Take(need) is { Kind: ValueKind.Object } record)
            {
                records.Add(Value.Of(new ValueObject((list.Element, element), (NeededList.Record, record))));
            }
        }

        return Value.Of(records.ToImmutable());
    }

    /// <summary>The record, a null where none is needed, or nothing when it is not known; what is wrong is gathered.</summary>
    private Value? Take(NeededRecord need)
    {
        var isNeeded = need.When?.Evaluate(frame) ?? Value.True;
        if (isNeeded.IsFailure)
        {
            problems.Add(new PlanProblem(MappingCodes.ConditionFailed.Id, $"{need.Name}: {isNeeded.AsFailure().Message}", need.Name, null, need.When!.Span));
            return null;
        }

        if (isNeeded != Value.True)
        {
            return Value.Null;
        }

        if (RecordKeys.KeyOf(need.Type, need.ExternalId, frame) is not { } key)
        {
            problems.Add(RecordKeys.Explain(need.Name, need.ExternalId, frame));
            return null;
        }

        switch (observed[key])
        {
            case Observed.Found(var other) when StepPlanner.WhyAnother(key, other) is { } why:
                problems.Add(new PlanProblem(MappingCodes.AnotherRecord.Id, why, need.Name, null, need.ExternalId.Span));
                return null;
            case Observed.Found(var record):
                return record.Fields;
            case Observed.Absent:
                missing.Add(key);
                fetches.AddRange(OriginOf(need) is { } origin ? [origin] : ImmutableArray<SourceFetch>.Empty);
                if (need.Because?.Evaluate(frame) is { Kind: ValueKind.Text } text)
                {
                    because.Add(text.AsText());
                }

                return null;
            case Observed.Unknown(var reason):
                unknown ??= reason;
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // An id that cannot be had is none: the record may still come by itself.
    private SourceFetch? OriginOf(NeededRecord need) =>
        need.Origin is { } origin && origin.Id.Evaluate(frame) is { Kind: ValueKind.Text } id && SourceApis.Find(source.Source) is { } api
        && new SourceFetch(source.Source, origin.Object, id.AsText(), api.ObjectVersion) { Account = api.AccountOf(source) } is var wanted && api.Fetch(wanted) is not null
            ? wanted
            : null;
}
