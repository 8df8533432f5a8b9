using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>What a mapping writes back for one event. Pure; what the event's own object shows already is left out.</summary>
internal static class WriteBacks
{
    /// <param name="frame">With the values of the mapping's names.</param>
    /// <param name="steps">The steps that come before.</param>
    public static (ImmutableArray<PlannedWriteBack> Planned, ImmutableArray<PlanProblem> Problems) Plan(
        MappingConfig mapping, ClientConfig client, SourceEvent source, EvaluationFrame frame, ImmutableArray<PlanStep> steps)
    {
        if (mapping.WriteBacks.IsEmpty || !client.WritesBackTo(mapping.Source))
        {
            return ([], []);
        }

        var planned = ImmutableArray.CreateBuilder<PlannedWriteBack>();
        var problems = ImmutableArray.CreateBuilder<PlanProblem>();
        foreach (var mapped in mapping.WriteBacks)
        {
            foreach (var place in Places(mapped, frame))
            {
                if (Holds(mapped, frame, problems) && Text(mapped.Id, mapped.Name, frame, problems) is { } id
                    && Of(mapping.Source, mapped, id, frame, steps, place, problems) is { Metadata.IsEmpty: false } one && !IsThere(one, source))
                {
                    planned.Add(one);
                }
            }
        }

        return (planned.ToImmutable(), problems.ToImmutable());
    }

    // The place of each element, whose name then has its value; one place without a list.
    private static IEnumerable<int> Places(WriteBackMapping mapped, EvaluationFrame frame)
    {
        if (mapped.Each is null)
        {
            yield return 0;
            yield break;
        }

        var list = mapped.Each.Evaluate(frame);
        var place = 0;
        foreach (var item in list.Kind == ValueKind.List ? list.AsList() : [])
        {
            frame[mapped.Slot] = item;
            yield return place++;
        }
    }

    private static PlannedWriteBack Of(
        string source, WriteBackMapping mapped, string id, EvaluationFrame frame, ImmutableArray<PlanStep> steps, int place, ImmutableArray<PlanProblem>.Builder problems)
    {
        var metadata = ImmutableArray.CreateBuilder<KeyValuePair<string, Value>>();
        foreach (var (key, expression) in mapped.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var value = expression.Evaluate(frame);
            if (value.IsFailure)
            {
                problems.Add(new PlanProblem(value.AsFailure().Code.Id, value.AsFailure().Message, mapped.Name, key, expression.Span));
            }
            else if (!value.IsNothing && Known(value, steps, place) is { } known)
            {
                metadata.Add(KeyValuePair.Create(key, known));
            }
        }

        return new PlannedWriteBack(mapped.Name, source, mapped.Object, id, metadata.ToImmutable());
    }

    // A record that this event does not write has no id to give; of records made of a list, the one of the same place is meant.
    private static Value? Known(Value value, ImmutableArray<PlanStep> steps, int place) => value.StepName is not { } name ? value
        : steps.FirstOrDefault(step => step.Wanted.Name == name || step.Wanted.Name == $"{name}[{place}]") is not { } step ? null
        : step.InternalId is { } id ? Value.Of(id) : Value.Of(new RecordReference.OfStep(step.Wanted.Name));

    private static bool Holds(WriteBackMapping mapped, EvaluationFrame frame, ImmutableArray<PlanProblem>.Builder problems)
    {
        var holds = mapped.When?.Evaluate(frame) ?? Value.True;
        if (holds.IsFailure)
        {
            problems.Add(new PlanProblem(MappingCodes.ConditionFailed.Id, holds.AsFailure().Message, mapped.Name, null, mapped.When!.Span));
        }

        return holds == Value.True;
    }

    private static string? Text(CompiledExpression expression, string name, EvaluationFrame frame, ImmutableArray<PlanProblem>.Builder problems)
    {
        var value = expression.Evaluate(frame);
        if (value.Kind == ValueKind.Text)
        {
            return value.AsText();
        }

        problems.Add(value.IsFailure
            ? new PlanProblem(value.AsFailure().Code.Id, value.AsFailure().Message, name, "id", expression.Span)
            : new PlanProblem(MappingCodes.BadFieldValue.Id, $"`id` of the write-back {name} takes a text, and the value is {value}.", name, "id", expression.Span));
        return null;
    }

    private static bool IsThere(PlannedWriteBack planned, SourceEvent source) =>
        SourceApis.Find(planned.Source) is { } api
        && api.OwnObject(source) is { } own && own.Object == planned.Object && own.Id == planned.Id
        && planned.Fill(ImmutableDictionary<string, string>.Empty) is { } change
        && api.IsThere(source.Payload.Member("data").Member("object"), change);
}
