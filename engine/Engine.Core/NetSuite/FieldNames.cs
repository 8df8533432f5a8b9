using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>Finds a field by the name a mapping gives it.</summary>
internal static class FieldNames
{
    /// <summary>Names are compared exactly: NetSuite answers in camelCase, and a second spelling would hide a difference.</summary>
    public static Field? Find(ImmutableArray<Field> fields, string? customPrefix, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return customPrefix is not null && IsCustom(name, customPrefix) ? Field.Custom(name) : null;
    }

    /// <summary>Script ids are lower case; older accounts also hold numbered ones without an underscore, such as <c>custentity1</c>.</summary>
    private static bool IsCustom(string name, string prefix) =>
        name.Length > prefix.Length
        && name.StartsWith(prefix, StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
