using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>One line of a sublist, for people.</summary>
internal static class LineText
{
    /// <summary>A wanted line: <c>item 7, quantity 2, amount 19.99</c>.</summary>
    public static string Of(Sublist sublist, LineContent line) =>
        string.Join(", ", line.Fields.Select(field => Of(sublist.FindField(field.Name), field)));

    private static string Of(Field? known, FieldContent field) => known?.Kind == FieldKind.Subrecord && field.Value.Kind == ValueKind.Object
        ? string.Join(", ", FieldContents.Within(field.Value).Select(inner => Of(known.FindInner(inner.Name), inner)))
        : $"{field.Name} {FieldComparison.Show(FieldShape.Of(known, field.Value))}";

    /// <summary>A line that is there, shown by the fields that the wanted lines speak of; without any, by what it is for and its amount.</summary>
    public static string Of(Sublist sublist, Value line, ImmutableArray<LineContent> wanted)
    {
        var names = wanted.IsEmpty
            ? sublist.Fields.Where(field => field.IsRequired || field.Name == "amount").Select(field => field.Name)
            : wanted.SelectMany(other => other.Fields).Select(field => field.Name).Distinct();
        return string.Join(", ", names.Select(name => (Name: name, Value: line.Member(name)))
            .Where(member => !member.Value.IsNothing)
            .Select(member => $"{member.Name} {FieldComparison.Show(member.Value)}"));
    }
}
