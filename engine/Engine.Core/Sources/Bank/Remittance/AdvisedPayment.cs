using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>A payment with what its remittance advice says, as if both had come together.</summary>
public static class AdvisedPayment
{
    private const string Content = "data";
    private const string Remittance = "remittance";
    private const string References = "references";
    private const string Texts = "texts";

    /// <summary>Whether the payment says itself what it is for, line by line or by naming a document, or a person said it.</summary>
    public static bool Tells(SourceEvent payment)
    {
        var content = payment.Payload.Member(Content);
        return Items(content.Member(Remittance).Member("lines")).Count > 0
            || Items(content.Member("confirmed")).Count > 0
            || Items(content.Member(References)).Any(reference => reference.Member("kind") is { Kind: ValueKind.Text } kind && ReferenceKinds.IsDocument(kind.AsText()));
    }

    /// <summary>
    /// The payment with the advice's lines, references and texts; its own stay before them, and its own lines stay alone. Its <c>data.advice</c>
    /// names the advice and by what they were joined.
    /// </summary>
    /// <param name="by">What both name, in words.</param>
    public static SourceEvent Join(SourceEvent payment, SourceEvent advice, string by)
    {
        var (own, other) = (payment.Payload.Member(Content), advice.Payload.Member(Content));
        var hasLines = Items(own.Member(Remittance).Member("lines")).Count > 0;
        var joined = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [Remittance] = hasLines ? own.Member(Remittance) : other.Member(Remittance),
            [References] = Both(own, other, References),
            [Texts] = Both(own, other, Texts),
            ["advice"] = Value.Of(new ValueObject(("id", Value.Of(advice.Id)), ("by", Value.Of(by)))),
        };
        return payment with { Payload = With(payment.Payload, new Dictionary<string, Value>(StringComparer.Ordinal) { [Content] = With(own, joined) }) };
    }

    private static Value Both(Value own, Value other, string member) => Value.Of((IReadOnlyList<Value>)[.. Items(own.Member(member)), .. Items(other.Member(member))]);

    private static IReadOnlyList<Value> Items(Value value) => value.Kind == ValueKind.List ? value.AsList() : [];

    private static Value With(Value whole, Dictionary<string, Value> members) => Value.Of(new ValueObject(
        [.. whole.AsObject().Members.Where(one => !members.ContainsKey(one.Key)).Select(one => (one.Key, one.Value)), .. members.Select(one => (one.Key, one.Value))]));
}
