using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>What a payment and a remittance advice are joined by.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Amount">What was paid; for an advice what it says was paid.</param>
/// <param name="Numbers">Traces, payment and check numbers, end-to-end ids: what both sides may name.</param>
/// <param name="PayerIds">Such as the ACH company id.</param>
/// <param name="Names">The payer's, cut off at whatever width the file has.</param>
public sealed record JoinFacts(
    string Id, decimal? Amount, string? Currency, DateOnly Date, ImmutableArray<string> Numbers, ImmutableArray<string> PayerIds, ImmutableArray<string> Names)
{
    private static readonly string[] numbers = [ReferenceKinds.Trace, ReferenceKinds.EndToEnd, ReferenceKinds.Payer, ReferenceKinds.Check, ReferenceKinds.Bank];

    /// <summary>Of <c>payment.received</c> or <c>remittance.received</c>; null for an event of another content.</summary>
    public static JoinFacts? Of(SourceEvent source)
    {
        var content = source.Payload.Member("data");
        if (Text(content, "valueDate") is not { } written || !DateOnly.TryParse(written, System.Globalization.CultureInfo.InvariantCulture, out var date))
        {
            return null;
        }

        var payer = content.Member("payer");
        return new JoinFacts(
            source.Id,
            content.Member("amount") is { Kind: ValueKind.Number } amount ? amount.AsNumber() : null,
            Text(content, "currency"),
            date,
            [.. Items(content, "references").Where(one => numbers.Contains(Text(one, "kind"))).Select(one => Text(one, "id")).OfType<string>()],
            [.. Items(payer, "ids").Select(one => Text(one, "id")).OfType<string>()],
            [.. new[] { Text(payer, "name") }.Concat(Items(payer, "otherNames").Select(one => one.Kind == ValueKind.Text ? one.AsText() : null)).OfType<string>()]);
    }

    private static IReadOnlyList<Value> Items(Value from, string member) => from.Member(member) is { Kind: ValueKind.List } list ? list.AsList() : [];

    private static string? Text(Value from, string member) => from.Member(member) is { Kind: ValueKind.Text } text ? text.AsText() : null;
}
