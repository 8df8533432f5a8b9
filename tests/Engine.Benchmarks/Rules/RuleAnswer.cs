namespace Engine.Benchmarks.Rules;

/// <summary>What one evaluation hands over.</summary>
/// <param name="Passed">Bit n-1 is set when filter rule n passed.</param>
/// <param name="Tier">The first match rule, in file order, that passed.</param>
internal readonly record struct RuleAnswer(uint Passed, int Tier);
