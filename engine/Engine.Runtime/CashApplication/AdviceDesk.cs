using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Bank.Remittance;
using Engine.Runtime.Storage;

namespace Engine.Runtime.CashApplication;

/// <summary>
/// Joins payments with the remittance advices that came apart from them, before or after. What was joined stays joined, so that a payment is
/// decided the same however often it is asked.
/// </summary>
internal sealed class AdviceDesk(IAdvices advices, TimeProvider clock)
{
    /// <summary>How far apart payment and advice may lie where a number joins them.</summary>
    private static readonly TimeSpan farthest = TimeSpan.FromDays(60);

    private static readonly TimeSpan lookAgain = TimeSpan.FromMinutes(15);

    /// <param name="number">The payment's number in the inbox.</param>
    /// <param name="keeps">What is found is kept; false for a plan that is only shown.</param>
    public async Task<AdviceAnswer> AskAsync(long number, SourceEvent source, ClientConfig client, DateTimeOffset receivedAt, bool keeps)
    {
        if (client.Advices is not { } policy || source.Type != BankEvents.PaymentReceived || JoinFacts.Of(source) is not { } payment)
        {
            return new AdviceAnswer.Decide(source);
        }

        if (await advices.OfAsync(number) is { } known)
        {
            return new AdviceAnswer.Decide(Read(known) is { } advice ? AdvisedPayment.Join(source, advice, known.By!) : source);
        }

        var open = await OpenAsync(client, source);
        return RemittanceJoin.Find(payment, open.Keys, policy.WindowDays) switch
        {
            JoinResult.Joined(var advice, var by) => await JoinAsync(number, source, open[advice], by, keeps),
            _ when AdvisedPayment.Tells(source) => new AdviceAnswer.Decide(source),
            JoinResult.Ambiguous(var several, var by) => new AdviceAnswer.Unsure($"{several.Length} remittance advices fit the payment equally well, by {by}: {string.Join(", ", several.Select(one => one.Id))}."),
            JoinResult.Differs(var advice, var by, var difference) => new AdviceAnswer.Unsure(string.Create(
                CultureInfo.InvariantCulture, $"The remittance advice {advice.Id} names {by} as the payment does, and another amount: {Math.Abs(difference)} {payment.Currency} {(difference < 0 ? "less" : "more")} was paid.")),
            _ when clock.GetUtcNow() is var now && receivedAt + policy.Wait is var until && now < until => new AdviceAnswer.Wait(now + lookAgain < until ? now + lookAgain : until, until),
            _ => new AdviceAnswer.Decide(source),
        };
    }

    private async Task<AdviceAnswer> JoinAsync(long number, SourceEvent source, JoinedAdvice advice, string by, bool keeps) =>
        keeps && !await advices.JoinAsync(number, advice.Number, by, clock.GetUtcNow())
            ? new AdviceAnswer.Wait(clock.GetUtcNow(), clock.GetUtcNow())
            : new AdviceAnswer.Decide(AdvisedPayment.Join(source, Read(advice)!, by));

    private async Task<Dictionary<JoinFacts, JoinedAdvice>> OpenAsync(ClientConfig client, SourceEvent source)
    {
        var open = new Dictionary<JoinFacts, JoinedAdvice>(ReferenceEqualityComparer.Instance);
        foreach (var advice in await advices.OpenAsync(client.Name, source.OccurredAt - farthest, source.OccurredAt + farthest))
        {
            if (Read(advice) is { } read && JoinFacts.Of(read) is { } facts)
            {
                open.Add(facts, advice);
            }
        }

        return open;
    }

    // Null when what it carried was erased.
    private static SourceEvent? Read(JoinedAdvice advice) => EventSources.Read(advice.Source, advice.Body) is EventReading.Read(var read) ? read : null;
}
