using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Core.Planning;

/// <summary>The field of a body that NetSuite's refusal speaks of.</summary>
/// <param name="Sublist">Null for a body field.</param>
/// <param name="Line">Counted from 0; null when the sublist's line is not known.</param>
/// <param name="Field">Null when only the line is known.</param>
public sealed partial record RefusedPlace(string? Sublist, int? Line, string? Field)
{
    /// <summary>
    /// Reads <c>o:errorPath</c>, such as <c>item.items[0].item</c> or <c>entity</c>; without one, the name at the end of "for the following
    /// field: customer". Null when neither names a field: NetSuite then says labels of its form, in the language of the account.
    /// </summary>
    public static RefusedPlace? Read(string? path, string detail)
    {
        if (path is not null && Path().Match(path) is { Success: true } match)
        {
            var name = match.Groups["name"].Value;
            return match.Groups["line"] is { Success: true, Value: var line }
                ? new(name, int.Parse(line, CultureInfo.InvariantCulture), match.Groups["field"] is { Success: true, Value: var field } ? field : null)
                : new(null, null, name);
        }

        return Sentence().Match(detail) is { Success: true } sentence ? new(null, null, sentence.Groups["name"].Value) : null;
    }

    /// <summary>As people read it, lines counted from 1: <c>item[1].item</c>.</summary>
    public override string ToString() => Sublist is null ? Field ?? "" : $"{Sublist}[{Line + 1}]{(Field is null ? "" : "." + Field)}";

    [GeneratedRegex(@"^(?:\$\.)?(?<name>\w+)(?:\.items\[(?<line>\d{1,6})\](?:\.(?<field>\w+))?)?(?:\.\w+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();

    [GeneratedRegex(@"following field: (?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();
}
