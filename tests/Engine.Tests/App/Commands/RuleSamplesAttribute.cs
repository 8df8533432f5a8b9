namespace Engine.Tests.App.Commands;

/// <summary>A test that reads other people's rule files; skipped, visibly, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuleSamplesAttribute : TheoryAttribute
{
    public RuleSamplesAttribute()
    {
        if (Folder is null)
        {
            Skip = "The folder ../shared/samples/rulesengine, relative to the repository, is absent.";
        }
    }

    public static string? Folder { get; } = Repository.Samples is { } samples && Directory.Exists(Path.Combine(samples, "rulesengine"))
        ? Path.Combine(samples, "rulesengine")
        : null;
}
