using System.CommandLine.Parsing;
using System.Text.Json;

namespace Engine.App.Output;

/// <summary>Closed lists as the command line spells them: <c>catch-up</c>, not <c>CatchUp</c>.</summary>
internal static class Words
{
    /// <summary>All of a list, for help.</summary>
    public static string Of<T>()
        where T : struct, Enum => string.Join('|', Enum.GetNames<T>().Select(Of));

    /// <param name="name">As code or JSON spells it, such as <c>CatchUp</c> or <c>catchUp</c>.</param>
    public static string Of(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>A word of the list, in any case; otherwise the list is told.</summary>
    public static T Read<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var text = result.Tokens[0].Value;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value.ToString()).Equals(text, StringComparison.OrdinalIgnoreCase) || value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var option = result.Parent is OptionResult { Option.Name: var name } ? name : result.Argument.Name;
        result.AddError($"{option} cannot be \"{text}\". It is one of {string.Join(", ", Enum.GetNames<T>().Select(Of))}.");
        return default;
    }
}
