using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;

namespace Engine.Core.Functions;

/// <summary>What there is to know about a function without reading its code.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Summary">What it does, one sentence.</param>
/// <param name="Parameters">In order; optional ones last.</param>
/// <param name="Returns">The kinds it can give.</param>
/// <param name="Examples">Executed by the tests.</param>
public sealed record FunctionSpec(
    string Name,
    string Summary,
    ImmutableArray<FunctionParameter> Parameters,
    Kinds Returns,
    ImmutableArray<FunctionExample> Examples)
{
    /// <summary>When it fails: a code and why.</summary>
    public ImmutableArray<string> Fails { get; init; } = [];

    /// <summary>
    /// Other spellings, as RulesEngine files have them: <c>Math.Abs</c> for a static method, <c>.ToUpper</c> for a method of
    /// its first parameter. Case does not count.
    /// </summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The last parameter may be given any number of times, at least once.</summary>
    public bool Repeats { get; init; }

    public int FewestArguments => Parameters.Count(parameter => !parameter.IsOptional);

    public int MostArguments => Repeats ? int.MaxValue : Parameters.Length;

    /// <summary>Such as <c>round(number, digits?)</c>.</summary>
    public string Signature =>
        $"{Name}({string.Join(", ", Parameters.Select(parameter => parameter.Name + (parameter.IsOptional ? "?" : "")))}{(Repeats ? ", …" : "")})";

    /// <summary>What it gives, in the words of messages, such as <c>a number or an amount</c>.</summary>
    public string Gives => Returns.Describe();

    public FunctionParameter ParameterOf(int argument) => Parameters[Math.Min(argument, Parameters.Length - 1)];
}
