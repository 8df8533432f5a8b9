using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using NodaTime;

namespace Engine.Core.Scheduling;

/// <summary>Time zones by their IANA names.</summary>
internal static class TimeZones
{
    /// <summary>Null, with CFG060, when there is none of that name. Without a slash it is an abbreviation or an offset, which do not say when clocks change.</summary>
    public static DateTimeZone? Find(ConfigScalar written, FindingSink findings)
    {
        var zones = DateTimeZoneProviders.Tzdb;
        if ((written.Text.Contains('/') || written.Text == "UTC") && zones.GetZoneOrNull(written.Text) is { } zone)
        {
            return zone;
        }

        var known = zones.Ids.Where(id => id.Contains('/')).ToList();
        var city = known.FirstOrDefault(id => id.EndsWith($"/{written.Text.Replace(' ', '_')}", StringComparison.OrdinalIgnoreCase));
        var hint = city is null ? Suggestion.DidYouMean(written.Text, known) : $" Did you mean \"{city}\"?";
        var fallback = hint.Length == 0 ? " Write an IANA name such as America/New_York." : hint;
        findings.Error(ConfigurationCodes.UnknownTimeZone, written.Span, $"There is no time zone \"{written.Text}\".{fallback}");
        return null;
    }
}
