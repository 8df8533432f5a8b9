using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Binding;
using Engine.Core.Expressions.Evaluation;

namespace Engine.Core.Rules;

/// <summary>Compiles the parameters and rules of workflows.</summary>
/// <param name="calls">Which rule evaluates which.</param>
/// <param name="crosswalks">The client's crosswalks.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed partial class WorkflowCompiler(RuleCalls calls, FrozenDictionary<string, Crosswalk> crosswalks, FindingSink findings)
{
    private Scope inputs = Scope.Empty;
    private VersionRange versions = VersionRange.Any;
    private SharedPaths? paths;

    /// <summary>The most names that a rule sees, so that a frame can be made large enough at once.</summary>
    public int Slots { get; private set; }

    /// <param name="seen">What its rules see.</param>
    public WorkflowRules Compile(WorkflowDocument workflow, RuleInputs seen)
    {
        inputs = seen.Scope;
        versions = seen.Versions;
        paths = new SharedPaths(inputs.Names.Length);
        var scope = inputs;
        Slots = Math.Max(Slots, inputs.Names.Length);
        var globals = CompileParameters(workflow.Globals, ref scope);
        return new WorkflowRules(globals, CompileAll(workflow.Rules, scope));
    }

    private ImmutableArray<CompiledRule> CompileAll(ImmutableArray<RuleDocument> rules, Scope scope)
    {
        // Disabled rules are compiled too: somebody will enable them, and a finding then would come late.
        var compiled = rules.Select(rule => Compile(rule, scope)).ToList();
        return [.. compiled.Where((_, index) => rules[index].IsEnabled).OfType<CompiledRule>()];
    }

    private CompiledRule? Compile(RuleDocument rule, Scope outer)
    {
        var scope = outer;
        var onlyGiven = Declare(calls.NamesGivenTo(rule), ref scope);
        var locals = onlyGiven.AddRange(CompileParameters(rule.Locals, ref scope));
        var errorText = ErrorTextReader.Read(rule.ErrorMessage, scope, findings);
        var onSuccess = CompileAction(rule.OnSuccess, scope);
        var onFailure = CompileAction(rule.OnFailure, scope);
        Slots = Math.Max(Slots, scope.Names.Length);
        var seen = ParametersIn(scope);
        if (rule.Expression is null)
        {
            return new ParentRule(CompileAll(rule.Rules, scope), rule.AnyChildWillDo)
            {
                Name = rule.Name.Text,
                Span = rule.Name.Span,
                Locals = locals,
                Seen = seen,
                Properties = rule.Properties,
                ErrorText = errorText,
                SuccessEvent = rule.SuccessEvent,
                OutputOnSuccess = onSuccess,
                OutputOnFailure = onFailure,
            };
        }

        return CompileCondition(rule.Expression, scope) is not { } condition ? null : new LeafRule(condition)
        {
            Name = rule.Name.Text,
            Span = rule.Name.Span,
            Locals = locals,
            Seen = seen,
            Properties = rule.Properties,
            ErrorText = errorText,
            SuccessEvent = rule.SuccessEvent,
            OutputOnSuccess = onSuccess,
            OutputOnFailure = onFailure,
        };
    }

    private ImmutableArray<(string Name, int Slot)> ParametersIn(Scope scope) =>
        [.. scope.Names.Select((name, slot) => (name, slot)).Skip(inputs.Names.Length)];

    private Node? CompileCondition(ConfigScalar expression, Scope scope)
    {
        var node = CompileNode(expression, ContextOf(scope));
        if (node is not null && (node.Kinds & Kinds.Boolean) == 0)
        {
            findings.Error(RuleCodes.NotACondition, expression.Span, $"The expression gives {node.Kinds.Describe()}; a rule needs true or false.");
            return null;
        }

        return node;
    }

    private ImmutableArray<Parameter> CompileParameters(ImmutableArray<ParameterDocument> parameters, ref Scope scope)
    {
        var compiled = ImmutableArray.CreateBuilder<Parameter>(parameters.Length);
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (scope.SlotOf(parameter.Name.Text) >= 0)
            {
                findings.Error(RuleCodes.NameTaken, parameter.Name.Span, $"`{parameter.Name.Text}` is already the name of an input or parameter. Choose another.");
                continue;
            }

            var later = parameters.Skip(i).Select(other => other.Name.Text);
            var node = CompileNode(parameter.Expression, ContextOf(scope) with { DeclaredLater = [.. later] });
            var slot = scope.Names.Length;
            // A parameter that does not compile still has its name, so that the rules that use it are not reported as well.
            scope = scope.With(parameter.Name.Text, node?.Known ?? Known.Anything);
            if (node is not null)
            {
                compiled.Add(new Parameter(slot, node));
            }
        }

        Slots = Math.Max(Slots, scope.Names.Length);
        return compiled.ToImmutable();
    }

    private CompiledExpression? CompileOutput(ConfigScalar? expression, Scope scope) =>
        expression is null ? null : ExpressionCompiler.Compile(expression, 0, expression.Text.Length, ContextOf(scope));

    private static Node? CompileNode(ConfigScalar expression, CompilationContext context) =>
        ExpressionCompiler.CompileNode(expression, 0, expression.Text.Length, context);

    private CompilationContext ContextOf(Scope scope) => new()
    {
        Scope = scope,
        Strictness = Strictness.Question,
        Crosswalks = crosswalks,
        Paths = paths,
        IgnoresMemberCase = true,
        Versions = versions,
        SingleInput = inputs.Names.Length == 1 ? inputs.Names[0] : null,
        Findings = findings,
    };
}
