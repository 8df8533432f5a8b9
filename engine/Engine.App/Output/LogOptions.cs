using System.Collections.Immutable;
using Serilog.Events;

namespace Engine.App.Output;

/// <summary>Where the log goes and how much of it there is.</summary>
/// <param name="IsJson">JSON lines on standard output, in place of lines for people on standard error.</param>
/// <param name="File">JSON lines go there as well; null for no file.</param>
/// <param name="Levels">By area; the empty name is every other area.</param>
internal sealed record LogOptions(bool IsJson, FileInfo? File, ImmutableSortedDictionary<string, LogEventLevel> Levels)
{
    public static LogOptions Default { get; } = new(false, null, ImmutableSortedDictionary<string, LogEventLevel>.Empty);
}
