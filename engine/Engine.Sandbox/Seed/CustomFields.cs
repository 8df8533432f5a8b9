using Engine.Sandbox.Http;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Seed;

/// <summary>Custom fields are properties like any other, once the account defines them.</summary>
internal static class CustomFields
{
    /// <summary>The record type with one more field, on its body or on the lines of a sublist.</summary>
    public static RecordDefinition Add(RecordDefinition definition, string? sublist, FieldDefinition field)
    {
        if (sublist is null)
        {
            return definition with { Fields = definition.Fields.Add(field) };
        }

        var list = definition.SublistNamed(sublist)
            ?? throw new Refusal(400, "INVALID_SEED", $"The record type {definition.Name} has no sublist '{sublist}'.");
        return definition with { Sublists = definition.Sublists.Replace(list, list with { Fields = list.Fields.Add(field) }) };
    }
}
