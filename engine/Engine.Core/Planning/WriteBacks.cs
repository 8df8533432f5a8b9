using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
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
        foreach (var mapped in mapping.WriteBacks.Where(mapped => Holds(mapped, frame, problems)))
        {
            if (Text(mapped.Id, mapped.Name, frame, problems) is { } id
                && Of(mapping.Source, mapped, id, frame, steps, problems) is { Metadata.IsEmpty: false } one && !IsThere(one, source, steps))
            {
                planned.Add(one);
            }
        }

        return (planned.ToImmutable(), problems.ToImmutable());
    }

    private static PlannedWriteBack Of(
        string source, WriteBackMapping mapped, string id, EvaluationFrame frame, ImmutableArray<PlanStep> steps, ImmutableArray<PlanProblem>.Builder problems)
    {
        var metadata = ImmutableArray.CreateBuilder<KeyValuePair<string, Value>>();
        foreach (var (key, expression) in mapped.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var value = expression.Evaluate(frame);
            if (value.IsFailure)
            {
                problems.Add(new PlanProblem(value.AsFailure().Code.Id, value.AsFailure().Message, mapped.Name, key, expression.Span));
            }
            else if (!value.IsNothing && Known(value, steps) is { } known)
            {
                metadata.Add(KeyValuePair.Create(key, known));
            }
        }

        return new PlannedWriteBack(mapped.Name, source, mapped.Object, id, metadata.ToImmutable());
    }

    // A record that this event does not write has no id to give.
    private static Value? Known(Value value, ImmutableArray<PlanStep> steps) => value.StepName is not { } name ? value
        : steps.FirstOrDefault(step => step.Wanted.Name == name) is not { } step ? null
        : step.InternalId is { } id ? Value.Of(id) : value;

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

    private static bool IsThere(PlannedWriteBack planned, SourceEvent source, ImmutableArray<PlanStep> steps) =>
        SourceApis.Find(planned.Source) is { } api
        && api.OwnObject(source) is { } own && own.Object == planned.Object && own.Id == planned.Id
        && planned.Fill(ImmutableDictionary<string, string>.Empty) is { } change
        && api.IsThere(source.Payload.Member("data").Member("object"), change);
}
