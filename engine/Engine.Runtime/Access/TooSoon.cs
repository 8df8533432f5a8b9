using System.Globalization;

namespace Engine.Runtime.Access;

/// <summary>How <c>Retry-After</c> is written.</summary>
internal static class TooSoon
{
    /// <summary>Whole seconds, at least one.</summary>
    public static string Seconds(TimeSpan left) => Math.Max(1, (long)Math.Ceiling(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
