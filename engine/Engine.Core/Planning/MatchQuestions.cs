using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Matching;
using Engine.Core.Matching.Files;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Puts what payments were matched to into scope.</summary>
/// <param name="Open">Those that have yet to be matched.</param>
/// <param name="Unknown">Why one has no answer; null when all have one.</param>
/// <param name="Problems">Payments that cannot be asked about.</param>
internal sealed record MatchQuestions(ImmutableArray<MatchQuestion> Open, string? Unknown, ImmutableArray<PlanProblem> Problems)
{
    public static MatchQuestions None { get; } = new([], null, []);

    /// <summary>Only once the needed records and the other look-ups are known.</summary>
    public static MatchQuestions Fill(MappingConfig mapping, SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        var all = None;
        foreach (var match in mapping.Matches)
        {
            frame[match.Slot] = Value.Fail(MappingCodes.NotLookedUp, $"{match.Name} has not been matched.");
            all = all.Fill(match, source, frame, observed);
        }

        return all;
    }

    private MatchQuestions Fill(MatchLookUp match, SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        var when = match.When?.Evaluate(frame) ?? Value.True;
        if (when.IsFailure)
        {
            return WithProblem(match, when.AsFailure());
        }

        if (when != Value.True)
        {
            frame[match.Slot] = Value.Null;
            return this;
        }

        switch (observed.LookUps.Matched.GetValueOrDefault(match.Name))
        {
            case MatchAnswer.Decided(var matched):
                frame[match.Slot] = MatchedPaymentValue.Of(matched);
                return this;
            case MatchAnswer.Unknown(var reason):
                return this with { Unknown = Unknown ?? reason };
            default:
                return Ask(match, source, frame, isTrial: observed.Otherwise is Observed.Absent);
        }
    }

    private MatchQuestions Ask(MatchLookUp match, SourceEvent source, EvaluationFrame frame, bool isTrial)
    {
        var members = match.Payment.Select(member => KeyValuePair.Create(member.Field, member.Value.Evaluate(frame))).ToDictionary(StringComparer.Ordinal);
        if (members.Values.FirstOrDefault(value => value.IsFailure) is { IsFailure: true } failed)
        {
            return WithProblem(match, failed.AsFailure());
        }

        members.TryAdd("id", Value.Of(source.Id));
        var findings = new FindingSink();
        var row = new MatchRow(match.Span.File, match.Span.Start.Line, name => AsWritten(members.GetValueOrDefault(name)), findings);
        if (MatchFiles.Payment(row, [], findings) is not { } payment)
        {
            return WithProblem(match, new Failure(MappingCodes.LookUpFailed, string.Join(' ', findings.ToImmutable().Select(finding => finding.Message))));
        }

        if (isTrial)
        {
            // A NetSuite that has nothing has nothing open.
            frame[match.Slot] = MatchedPaymentValue.Of(new MatchedPayment(match.Rules, "", default, payment, new MatchDecision(payment.Id, MatchOutcome.Unmatched, null, null)));
            return this;
        }

        return this with { Open = Open.Add(new MatchQuestion(match.Name, match.Rules, payment)), Unknown = Unknown ?? $"{match.Name} was not matched." };
    }

    // A payment is read as one of a file is: amounts and dates as text.
    private static Value AsWritten(Value value) => value.Kind switch
    {
        ValueKind.Amount => Value.Of(value.AsNumber()),
        ValueKind.Date => Value.Of(value.ToString()),
        ValueKind.List => Value.Of((IReadOnlyList<Value>)[.. value.AsList().Where(item => !item.IsNothing).Select(item => item.Kind == ValueKind.Number ? Value.Of(item.ToString()) : AsWritten(item))]),
        ValueKind.Object => Value.Of(new ValueObject([.. value.AsObject().Members.Select(member => (member.Key, AsWritten(member.Value)))])),
        _ => value,
    };

    // What depends on one without an answer waits with it.
    private MatchQuestions WithProblem(MatchLookUp match, Failure failed) => failed.Code == MappingCodes.NotLookedUp
        ? this with { Unknown = Unknown ?? failed.Message }
        : this with { Problems = Problems.Add(new PlanProblem(MappingCodes.LookUpFailed.Id, $"{match.Name}: {failed.Message}", null, null, match.Span)) };
}
