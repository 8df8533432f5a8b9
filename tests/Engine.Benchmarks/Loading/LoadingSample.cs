namespace Engine.Benchmarks.Loading;

/// <summary>One round of <see cref="LoadingBenchmark"/>.</summary>
/// <param name="Ready">From the start of the process to the first answer that it takes events.</param>
/// <param name="Change">From the writing of a file to the answer that names the new revision; the median of several.</param>
internal sealed record LoadingSample(TimeSpan Lint, TimeSpan LintCpu, long LintPeakBytes, TimeSpan Ready, TimeSpan Change, long ServicePeakBytes);
