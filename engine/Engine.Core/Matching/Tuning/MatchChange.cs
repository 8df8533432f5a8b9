using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Matching.Tuning;

/// <summary>A change of one thing that finance tunes, as people write it.</summary>
/// <param name="Tier">The tier whose member is changed; null for a threshold.</param>
/// <param name="Member">The threshold's name, or Action or Enabled.</param>
/// <param name="Value">The other value, as written.</param>
public sealed record MatchChange(string? Tier, string Member, string Value)
{
    public const string Action = "Action";
    public const string Enabled = "Enabled";

    private static readonly ImmutableArray<string> members = [Action, Enabled];

    /// <summary><c>windowDays=7</c>, <c>exact.action=review</c> or <c>exact.enabled=false</c>. Null, with the reason, when it is none of them.</summary>
    public static MatchChange? Read(string written, out string? problem)
    {
        var equal = written.IndexOf('=', StringComparison.Ordinal);
        if (equal <= 0 || equal == written.Length - 1)
        {
            problem = "Write a threshold and its value, such as windowDays=7, or a tier's member, such as exact.action=review or exact.enabled=false.";
            return null;
        }

        var (name, value) = (written[..equal].Trim(), written[(equal + 1)..].Trim());
        var dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            problem = null;
            return new MatchChange(null, name, value);
        }

        var member = members.FirstOrDefault(known => known.Equals(name[(dot + 1)..], StringComparison.OrdinalIgnoreCase));
        problem = member is null ? $"Of a tier its action and enabled can be changed, and not \"{name[(dot + 1)..]}\".{Suggestion.DidYouMean(name[(dot + 1)..], ["action", "enabled"])}" : null;
        return member is null ? null : new MatchChange(name[..dot], member, value);
    }

    public override string ToString() => $"{(Tier is null ? Member : $"{Tier}.{Member.ToLowerInvariant()}")}={Value}";
}
