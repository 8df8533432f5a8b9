namespace Engine.Runtime.Configuration;

/// <summary>Where a path really leads, with every link in it followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Null when a link leads in a circle.</summary>
    public static string? Of(string fullPath) => Of(fullPath, Path.GetPathRoot(fullPath)!);

    /// <param name="fullPath">Begins with <paramref name="real"/>.</param>
    /// <param name="real">A folder in which no links are left to follow.</param>
    public static string? Of(string fullPath, string real)
    {
        var links = 0;
        var rest = new Stack<string>(Parts(fullPath, real).Reverse());
        while (rest.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            // A relative target starts at the folder that holds the link; its own links are followed in turn.
            var whole = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(whole)!;
            foreach (var piece in Parts(whole, real).Reverse())
            {
                rest.Push(piece);
            }
        }

        return real;
    }

    private static string[] Parts(string path, string start) =>
        path[start.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
