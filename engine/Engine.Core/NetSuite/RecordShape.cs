using System.Collections.Frozen;
using Engine.Core.Expressions;

namespace Engine.Core.NetSuite;

/// <summary>
/// What is known of a record as NetSuite's REST service shows it: references and choices are <c>{"id","refName"}</c>, dates are text,
/// a sublist is <c>{"items":[…]}</c>, and an empty field is left out. Source: netsuite REST help, section_1545142037, section_1545141947.
/// </summary>
internal static class RecordShape
{
    private static readonly Known Text = new(Kinds.Text | Kinds.Nothing);
    private static readonly Known Number = new(Kinds.Number | Kinds.Nothing);

    private static readonly Shape Pointer = Shape.Of(
        ("id", Kinds.Text), ("refName", Kinds.Text | Kinds.Nothing), ("externalId", Kinds.Text | Kinds.Nothing), ("links", Kinds.List | Kinds.Nothing));

    public static Shape Of(RecordType type)
    {
        var members = Members(type.Fields.Concat(type.ReadOnly));
        foreach (var sublist in type.Sublists)
        {
            members[sublist.Name] = Of(sublist);
        }

        members["id"] = new Known(Kinds.Text);
        members["externalId"] = members["refName"] = Text;
        members["links"] = new Known(Kinds.List | Kinds.Nothing);
        return new Shape(members.ToFrozenDictionary(), $"the {type.Name} in NetSuite") { OpenPrefix = type.CustomFieldPrefix };
    }

    private static Known Of(Sublist sublist)
    {
        var members = Members(sublist.Fields.Concat(sublist.ReadOnly));
        members["links"] = new Known(Kinds.List | Kinds.Nothing);
        if (sublist.NumberedBy is { } number)
        {
            members[number] = Text;
        }

        var line = new Known(Kinds.Object, new Shape(members.ToFrozenDictionary(), $"a line of {sublist.Name}") { OpenPrefix = sublist.CustomFieldPrefix });
        var list = new Dictionary<string, Known>
        {
            ["items"] = new(Kinds.List | Kinds.Nothing, Element: line),
            ["totalResults"] = Number,
            ["links"] = new(Kinds.List | Kinds.Nothing),
        };
        return new Known(Kinds.Object | Kinds.Nothing, new Shape(list.ToFrozenDictionary(), sublist.Name));
    }

    private static Dictionary<string, Known> Members(IEnumerable<Field> fields) => fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name, Of);

    private static Known Of(Field field) => field.Kind switch
    {
        FieldKind.Text or FieldKind.Date => Text,
        FieldKind.Amount or FieldKind.Quantity => Number,
        FieldKind.Boolean => new Known(Kinds.Boolean | Kinds.Nothing),
        FieldKind.Reference or FieldKind.Choice => new Known(Kinds.Object | Kinds.Nothing, Pointer),
        FieldKind.Subrecord => new Known(Kinds.Object | Kinds.Nothing, new Shape(Members(field.Inner).ToFrozenDictionary(), field.Name)),
        _ => Known.Anything,
    };
}
