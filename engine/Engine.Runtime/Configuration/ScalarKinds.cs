using System.Text.RegularExpressions;
using Engine.Core.Configuration;

namespace Engine.Runtime.Configuration;

/// <summary>
/// What a plain YAML scalar is. Null and booleans are those of the YAML 1.2 core schema. A number is what JSON calls a number: the core
/// schema's other spellings (<c>+1</c>, <c>010</c>, <c>0o17</c>, <c>0x1F</c>, <c>.5</c>, <c>1.</c>, <c>.inf</c>, <c>.nan</c>) are text, because where they occur here
/// they are ids, phone numbers and codes, and a number would lose their spelling.
/// </summary>
internal static partial class ScalarKinds
{
    public static ConfigScalarKind OfPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ConfigScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ConfigScalarKind.Boolean,
        _ => Number().IsMatch(text) ? ConfigScalarKind.Number : ConfigScalarKind.Text,
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
