using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Reconciliation;

/// <summary>The total that a planned record comes to, as far as it stands in what is sent.</summary>
public static class WantedTotal
{
    // Amounts that NetSuite adds by itself where these are sent.
    private static readonly HashSet<string> computed = ["taxCode", "taxRate1", "discountItem", "discountRate", "shippingCost", "handlingCost"];

    /// <summary>Null for a record that has none, and where NetSuite computes a part of it.</summary>
    public static decimal? Of(WantedRecord wanted)
    {
        var type = RecordTypes.Find(wanted.Key.RecordType);
        if (type?.AddsUpFrom is not { } path || wanted.From is not null || IsComputed(wanted.Content))
        {
            return null;
        }

        var content = wanted.Content;
        return path.Split('.') is [var list, var field] ? Lines(content, list, field) : Number(content.Fields, path);
    }

    // A line without the field has its amount computed; a line that is switched off counts for nothing.
    private static decimal? Lines(RecordContent content, string list, string field)
    {
        var lines = content.Sublists.Where(sublist => sublist.Name == list).SelectMany(sublist => sublist.Lines).Where(line => !IsOff(line)).ToList();
        var amounts = lines.Select(line => Number(line.Fields, field)).ToList();
        return amounts.Count == 0 || amounts.Contains(null) ? null : amounts.Sum();
    }

    private static bool IsComputed(RecordContent content) => content.Fields.Any(field => computed.Contains(field.Name))
        || content.Sublists.Any(sublist => sublist.Lines.Any(line => line.Fields.Any(field => computed.Contains(field.Name))));

    private static bool IsOff(LineContent line) => line.Fields.Any(field => field.Name == "apply" && field.Value == Value.False);

    private static decimal? Number(FieldContents fields, string name) =>
        fields.Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault() is { Kind: ValueKind.Number or ValueKind.Amount } number ? number.AsNumber() : null;
}
