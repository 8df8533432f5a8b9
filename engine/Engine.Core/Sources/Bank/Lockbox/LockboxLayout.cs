using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank.Lockbox;

/// <summary>
/// Where the fields of lockbox records stand. Banks differ, so a client's layout may move any of them. Sources: bai is the wide one of
/// github.com/FundersClub/bai-lockbox; bai2 the narrow one of SAP's lockbox structures, with an amount for each invoice.
/// </summary>
public sealed record LockboxLayout(FrozenDictionary<string, LockboxField> Fields)
{
    public static readonly FrozenDictionary<string, LockboxLayout> Known = new Dictionary<string, LockboxLayout>
    {
        ["bai"] = Of(
            "1.date 24 6, 5.batch 2 3, 5.lockbox 8 7, 5.date 15 6, 6.batch 2 3, 6.item 5 3, 6.amount 8 10, 6.routing 18 9, 6.account 27 10, 6.check 37 10, 6.checkDate 47 6, 6.remitter 53 30, "
            + "4.batch 2 3, 4.item 5 3, 4.text 12 30, 7.batch 2 3, 7.count 21 3, 7.amount 24 10, 8.count 21 4, 8.amount 25 10, 9.records 2 6"),
        ["bai2"] = Of(
            "1.date 24 6, 5.batch 2 3, 5.lockbox 8 7, 5.date 15 6, 6.batch 2 3, 6.item 5 3, 6.amount 8 10, 6.routing 18 10, 6.account 28 10, 6.check 38 9, "
            + "4.batch 2 3, 4.item 5 3, 4.invoice 12 16, 4.paid 28 10, 4.deduction 38 10, 4.reason 48 3, 7.batch 2 3, 7.count 21 3, 7.amount 24 10, 8.count 21 4, 8.amount 25 10, 9.records 2 6"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every field that a layout may place, such as <c>6.amount</c>.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Known.Values.SelectMany(layout => layout.Fields.Keys).Distinct().Order(StringComparer.Ordinal)];

    public LockboxLayout With(IEnumerable<KeyValuePair<string, LockboxField>> moved)
    {
        var fields = Fields.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, field) in moved)
        {
            fields[name] = field;
        }

        return new LockboxLayout(fields.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static LockboxLayout Of(string written) => new(written.Split(", ").Select(one => one.Split(' ')).ToFrozenDictionary(
        parts => parts[0],
        parts => new LockboxField(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture)),
        StringComparer.Ordinal));
}
