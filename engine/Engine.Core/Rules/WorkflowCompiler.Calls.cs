using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Binding;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <content>Actions. A rule that another evaluates is compiled for the names that it is given.</content>
internal sealed partial class WorkflowCompiler
{
    private readonly Dictionary<string, (ImmutableArray<Parameter> Globals, CompiledRule? Rule)> called = [];

    private CompiledExpression? CompileAction(ActionDocument? action, Scope scope) => action switch
    {
        ActionDocument.Output output => CompileOutput(output.Expression, scope),
        ActionDocument.Call call when !calls.IsCyclic(call) && calls.TargetOf(call) is var (workflow, rule) => CompileCall(call, workflow, rule, scope),
        _ => null,
    };

    private CalledRule? CompileCall(ActionDocument.Call call, WorkflowDocument workflow, RuleDocument rule, Scope scope)
    {
        var own = RuleCalls.OwnNames(workflow, rule).ToHashSet(StringComparer.Ordinal);
        var passed = PassedBy(call, scope).Where(name => !own.Contains(name)).ToImmutableArray();
        var additional = call.Additional.Where(input => IsFree(input, own, passed)).ToImmutableArray();
        var (globals, compiled) = CompileCalled(workflow, rule, [.. passed, .. additional.Select(input => input.Name.Text)]);
        return compiled is null ? null : new CalledRule(
            [.. passed.Select(scope.SlotOf)],
            [.. additional.Select(input => CompileOutput(input.Expression, scope))],
            globals,
            compiled,
            Slots)
        {
            Span = call.Rule.Span,
            Text = call.Rule.Text,
            Kinds = Kinds.Any,
        };
    }

    private IEnumerable<string> PassedBy(ActionDocument.Call call, Scope scope)
    {
        if (call.Filter is not { } filter)
        {
            return scope.Names.Distinct();
        }

        foreach (var unknown in filter.Where(name => scope.SlotOf(name.Text) < 0))
        {
            findings.Error(RuleCodes.UnknownInput, unknown.Span, $"`{unknown.Text}` is no input or parameter here.{Suggestion.DidYouMean(unknown.Text, scope.Names)}");
        }

        return filter.Select(name => name.Text).Where(name => scope.SlotOf(name) >= 0).Distinct();
    }

    private bool IsFree(ParameterDocument input, HashSet<string> own, ImmutableArray<string> passed)
    {
        var isTaken = own.Contains(input.Name.Text) || passed.Contains(input.Name.Text);
        if (isTaken)
        {
            findings.Error(
                RuleCodes.NameTaken, input.Name.Span, $"`{input.Name.Text}` is already the name of a value that the called rule has. Choose another, or leave it out of inputFilter.");
        }

        return !isTaken;
    }

    private (ImmutableArray<Parameter> Globals, CompiledRule? Rule) CompileCalled(WorkflowDocument workflow, RuleDocument rule, ImmutableArray<string> names)
    {
        var key = string.Join('\n', names.Prepend(rule.Name.Text).Prepend(workflow.Name.Text));
        if (called.TryGetValue(key, out var known))
        {
            return known;
        }

        // Its frame has other names in its slots than the caller's, so the two share no paths.
        var callers = paths;
        paths = new SharedPaths(names.Length);
        var scope = names.Aggregate(Scope.Empty, WithInput);
        var globals = CompileParameters(workflow.Globals, ref scope);
        called[key] = (globals, Compile(rule, scope));
        paths = callers;
        return called[key];
    }

    // Called from several workflows, so that only what all of them know of an input holds: its kind.
    private Scope WithInput(Scope scope, string name) =>
        inputs.SlotOf(name) is var slot and >= 0 ? scope.With(name, inputs.KindsOf(slot)) : scope.With(name);

    /// <summary>Names that are missing unless a call gives them.</summary>
    private static ImmutableArray<Parameter> Declare(IEnumerable<string> names, ref Scope scope)
    {
        var declared = ImmutableArray.CreateBuilder<Parameter>();
        foreach (var name in names)
        {
            if (scope.SlotOf(name) < 0)
            {
                var nothing = new Constant(new NodeSource(name, 0, name.Length, Strictness.Question), Value.Missing);
                declared.Add(new Parameter(scope.Names.Length, nothing));
                scope = scope.With(name);
            }
        }

        return declared.ToImmutable();
    }
}
