namespace Engine.Benchmarks;

/// <summary>The medians of one contender.</summary>
/// <param name="CpuMicroseconds">Processor time of the whole process for each, collection of garbage included.</param>
/// <param name="AllocatedBytes">Of the measuring thread for each.</param>
internal sealed record Measurement(string Name, double Microseconds, double CpuMicroseconds, double FewestMicroseconds, double AllocatedBytes);
