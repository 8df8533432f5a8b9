namespace Engine.Benchmarks;

/// <summary>One of several ways to do the same work. Its answers are checked before it is measured.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Run">Does the work for input number i.</param>
internal sealed record Contender(string Name, Action<int> Run);
