using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Makes the evidence of an event, and holds its items against the sum.</summary>
internal sealed class EvidenceBuilder
{
    private readonly MappingEvidence evidence;
    private readonly EvaluationFrame frame;
    private readonly ImmutableArray<EvidenceItem>.Builder items = ImmutableArray.CreateBuilder<EvidenceItem>();
    private PlanProblem? problem;

    private EvidenceBuilder(MappingEvidence evidence, EvaluationFrame frame)
    {
        this.evidence = evidence;
        this.frame = frame;
    }

    /// <summary>The evidence, null where the mapping has none of this event; or why it cannot be made.</summary>
    public static (Evidence? Evidence, PlanProblem? Problem) Of(MappingConfig mapping, EvaluationFrame frame) =>
        mapping.Evidence is { } evidence ? new EvidenceBuilder(evidence, frame).Build() : (null, null);

    private (Evidence? Evidence, PlanProblem? Problem) Build()
    {
        if (!Holds(evidence.When))
        {
            return (null, problem);
        }

        var about = evidence.About.Evaluate(frame);
        var total = evidence.Total.Evaluate(frame);
        if (about.IsFailure || total.Kind != ValueKind.Amount)
        {
            return (null, problem ?? Trouble(about.IsFailure ? about : total, about.IsFailure ? evidence.About : evidence.Total));
        }

        foreach (var block in evidence.Items)
        {
            AddAll(block, total.AsCurrency());
        }

        var sum = items.Sum(item => item.Amount);
        problem ??= sum == total.AsNumber()
            ? null
            : new PlanProblem(
                MappingCodes.EvidenceDiffers.Id, $"{about}: the items make {sum} {total.AsCurrency()}, and the sum is {total.AsNumber()} {total.AsCurrency()}.", null, null, evidence.Total.Span);
        return problem is null ? (new Evidence(about.ToString(), total.AsNumber(), total.AsCurrency(), items.ToImmutable()), null) : (null, problem);
    }

    private void AddAll(EvidenceBlock block, string currency)
    {
        if (block.Each is null)
        {
            Add(block, currency);
            return;
        }

        var list = block.Each.Evaluate(frame);
        if (list.IsFailure)
        {
            problem ??= Trouble(list, block.Each);
            return;
        }

        foreach (var element in list.Items)
        {
            frame[block.Slot] = element;
            Add(block, currency);
        }
    }

    private void Add(EvidenceBlock block, string currency)
    {
        if (problem is not null || !Holds(block.When))
        {
            return;
        }

        var amount = block.Amount.Evaluate(frame);
        if (amount.Kind != ValueKind.Amount || amount.AsCurrency() != currency)
        {
            problem = Trouble(amount, block.Amount);
            return;
        }

        var columns = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(block.Columns.Length);
        foreach (var (name, column) in block.Columns)
        {
            var value = column.Evaluate(frame);
            if (value.IsFailure)
            {
                problem = Trouble(value, column);
                return;
            }

            if (!value.IsNothing)
            {
                columns.Add(new(name, value.ToString()));
            }
        }

        items.Add(new EvidenceItem(amount.AsNumber(), columns.ToImmutable()));
    }

    private bool Holds(CompiledExpression? when)
    {
        var value = when?.Evaluate(frame) ?? Value.True;
        if (value.IsFailure)
        {
            problem ??= Trouble(value, when!);
        }

        return value == Value.True;
    }

    private static PlanProblem Trouble(Value value, CompiledExpression origin) => value.IsFailure
        ? new PlanProblem(value.AsFailure().Code.Id, $"evidence: {value.AsFailure().Message}", null, null, origin.Span)
        : new PlanProblem(MappingCodes.BadFieldValue.Id, $"evidence: an amount in the currency of the sum is wanted, and the value is {value}.", null, null, origin.Span);
}
