namespace Engine.App.Service;

/// <summary>The query of an address.</summary>
internal static class QueryText
{
    /// <summary>With its question mark; empty when nothing is asked for.</summary>
    /// <param name="given">What has no value is left out.</param>
    public static string Of(params IEnumerable<(string Name, string? Value)> given)
    {
        var asked = given.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}").ToList();
        return asked.Count == 0 ? "" : $"?{string.Join('&', asked)}";
    }
}
