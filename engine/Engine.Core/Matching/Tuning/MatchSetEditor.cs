using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Matching.Tuning;

/// <summary>
/// Changes one value of a match set in the text of its file: order, formatting, notes and line ends stay as somebody wrote them. What the set
/// then means, whoever writes the file has to compile.
/// </summary>
public static class MatchSetEditor
{
    private static readonly SearchValues<char> unwritable = SearchValues.Create("'\\\"\r\n\t");
    private static readonly string[] actions = ["apply", "applyAndFlag", "review", "raise"];

    /// <summary>The file with the change; null, with the reason, when there is nothing such to change.</summary>
    /// <param name="file">As it stands.</param>
    /// <param name="ruleSet">Which of its workflows.</param>
    public static MatchEdit? Apply(ConfigFile file, string ruleSet, MatchChange change, out string? problem)
    {
        var workflows = file.Root is ConfigSequence list ? list.Items : [file.Root];
        if (workflows.OfType<ConfigMapping>().FirstOrDefault(node => Text(node, "WorkflowName") == ruleSet) is not { } workflow)
        {
            problem = $"{file.Path} holds no rule set \"{ruleSet}\".";
            return null;
        }

        return change.Tier is { } tier ? EditTier(file, workflow, tier, change, out problem) : EditThreshold(file, workflow, change, out problem);
    }

    private static MatchEdit? EditThreshold(ConfigFile file, ConfigMapping workflow, MatchChange change, out string? problem)
    {
        var parameters = Objects(workflow, "GlobalParams");
        if (Find(parameters, "Name", change.Member, "threshold", out problem) is not { } parameter)
        {
            return null;
        }

        var written = (ConfigScalar)Member(parameter, "Expression")!;
        var literal = Literal(written.Text, change, out problem);
        return literal is null ? null : Replace(file, written, literal, written.Text);
    }

    private static MatchEdit? EditTier(ConfigFile file, ConfigMapping workflow, string name, MatchChange change, out string? problem)
    {
        if (Find(Objects(workflow, "Rules"), "RuleName", name, "tier", out problem) is not { } tier)
        {
            return null;
        }

        return change.Member == MatchChange.Action ? EditAction(file, tier, change.Value, out problem) : EditEnabled(file, tier, change.Value, out problem);
    }

    private static MatchEdit? EditAction(ConfigFile file, ConfigMapping tier, string value, out string? problem)
    {
        var word = Array.Find(actions, action => action.Equals(value, StringComparison.OrdinalIgnoreCase));
        problem = word is null ? $"An action is one of {string.Join(", ", actions)}, and not \"{value}\".{Suggestion.DidYouMean(value, actions)}" : null;
        return word is not null && Member(tier, "Action") is ConfigScalar written ? Replace(file, written, word, written.Text) : null;
    }

    private static MatchEdit? EditEnabled(ConfigFile file, ConfigMapping tier, string value, out string? problem)
    {
        if (!bool.TryParse(value, out var isEnabled))
        {
            problem = $"enabled is true or false, and not \"{value}\".";
            return null;
        }

        problem = null;
        var word = isEnabled ? "true" : "false";
        if (Member(tier, "Enabled") is ConfigScalar written)
        {
            return new MatchEdit(TextIndex.Splice(file.Text, written.Span, word), written.IsNull ? "true" : written.Text, word);
        }

        // Behind the name, and set off from it as the name is from what stands before it.
        var name = tier.Entries.First(entry => entry.Name.Equals("RuleName", StringComparison.OrdinalIgnoreCase));
        var (start, end) = (TextIndex.Of(file.Text, name.Key.Span.Start), TextIndex.Of(file.Text, name.Value.Span.End));
        var gap = start;
        while (gap > 0 && char.IsWhiteSpace(file.Text[gap - 1]))
        {
            gap--;
        }

        return new MatchEdit(file.Text.Insert(end, $",{file.Text[gap..start]}\"Enabled\": {word}"), "true", word);
    }

    /// <summary>The value as an expression of the same kind as the one that stands there; null, with the reason, when it cannot be one.</summary>
    private static string? Literal(string before, MatchChange change, out string? problem)
    {
        problem = null;
        if (Numbers.TryParse(before, out _))
        {
            problem = Numbers.TryParse(change.Value, out _) ? null : $"{change.Member} is a number, such as {before}, and not \"{change.Value}\".";
            return problem is null ? change.Value : null;
        }

        if (bool.TryParse(before, out _))
        {
            problem = change.Value is "true" or "false" ? null : $"{change.Member} is true or false, and not \"{change.Value}\".";
            return problem is null ? change.Value : null;
        }

        if (before is not ['\'', .., '\''])
        {
            problem = $"{change.Member} is worked out ({before}) and is no threshold. Change it in the file.";
            return null;
        }

        problem = change.Value.AsSpan().IndexOfAny(unwritable) < 0 ? null : $"{change.Member} cannot hold quotes, backslashes or line breaks from here. Change it in the file.";
        return problem is null ? $"'{change.Value}'" : null;
    }

    private static ConfigMapping? Find(IReadOnlyList<ConfigMapping> nodes, string member, string name, string what, out string? problem)
    {
        var names = nodes.Select(node => Text(node, member)).OfType<string>().ToList();
        var found = nodes.FirstOrDefault(node => Text(node, member) == name);
        problem = found is null ? $"There is no {what} \"{name}\".{Suggestion.DidYouMean(name, names)} There are {(names.Count == 0 ? "none" : string.Join(", ", names))}." : null;
        return found;
    }

    private static MatchEdit Replace(ConfigFile file, ConfigScalar written, string value, string before) =>
        new(TextIndex.Splice(file.Text, written.Span, $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""), before, value);

    private static List<ConfigMapping> Objects(ConfigMapping node, string name) => [.. ((Member(node, name) as ConfigSequence)?.Items ?? []).OfType<ConfigMapping>()];

    private static ConfigNode? Member(ConfigMapping node, string name) => node.Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string? Text(ConfigMapping node, string name) => (Member(node, name) as ConfigScalar)?.Text;
}
