using System.Collections.Immutable;

namespace Engine.Runtime.Hosting;

/// <summary>Every schedule of the configuration in force.</summary>
public sealed record ScheduleList(int FormatVersion, ImmutableArray<ScheduleView> Schedules);
