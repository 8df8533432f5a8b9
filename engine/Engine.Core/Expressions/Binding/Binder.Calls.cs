using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Functions;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Binding;

/// <content>Calls of functions, of methods of values, and of methods of lists.</content>
internal sealed partial class Binder
{
    private Node? BindCall(SyntaxNode.Call call, Leniency leniency)
    {
        if (call.Receiver is null)
        {
            if (IsMethodOfItem(call))
            {
                return BindMethod(call with { Receiver = new SyntaxNode.Name(call.Start, call.Start, "it") }, leniency);
            }

            return FunctionCatalog.Find(call.Called.Text) is { } function
                ? BindFunction(call, function, call.Arguments, leniency)
                : UnknownFunction(call, call.Called.Text);
        }

        if (call.Receiver is SyntaxNode.Name type && Resolve(type, leniency) is null)
        {
            var name = $"{type.Text}.{call.Called.Text}";
            if (FunctionCatalog.Find(name) is { } function)
            {
                return BindFunction(call, function, call.Arguments, leniency);
            }

            if (IsTypeName(type.Text) || RefusedTypes.Find(type.Text) is not null)
            {
                return UnknownFunction(call, name);
            }
        }

        return BindMethod(call, leniency);
    }

    /// <summary>RulesEngine calls methods of the item by their name alone: <c>GroupBy(sku).Select(Sum(amount))</c>.</summary>
    private bool IsMethodOfItem(SyntaxNode.Call call)
    {
        var name = call.Called.Text;
        var isMethod = lambdas is [.., { Name: null }] && FunctionCatalog.FindListMethod(name) is not null;
        var isExtreme = call.Arguments.Length <= 1 && (name.Equals("Min", StringComparison.OrdinalIgnoreCase) || name.Equals("Max", StringComparison.OrdinalIgnoreCase));
        return isMethod && (isExtreme || FunctionCatalog.Find(name) is null);
    }

    private static bool IsTypeName(string name) => FunctionCatalog.Names.Any(known => known.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));

    private Node? BindMethod(SyntaxNode.Call call, Leniency leniency)
    {
        var name = call.Called.Text;
        if (call is { Receiver: SyntaxNode.NewList written, Arguments.Length: 1 } && name.Equals("Contains", StringComparison.OrdinalIgnoreCase))
        {
            return BindMembershipOfWritten(call, call.Arguments[0], written, isNegated: false);
        }

        if (FunctionCatalog.FindListMethod(name) is { } method)
        {
            return BindListMethod(call, method, leniency);
        }

        return FunctionCatalog.FindMethod(name) is { } function
            ? BindFunction(call, function, call.Arguments.Insert(0, call.Receiver!), leniency)
            : UnknownFunction(call, "." + name);
    }

    private Node? UnknownFunction(SyntaxNode.Call call, string name)
    {
        var known = FunctionCatalog.Names.Where(other => other.StartsWith('.') == name.StartsWith('.'));
        var methods = name.StartsWith('.') ? FunctionCatalog.ListMethods.Select(method => "." + method.Spec.Name) : [];
        var at = name.Contains('.', StringComparison.Ordinal) && !name.StartsWith('.') ? call with { End = call.Called.End } : (SyntaxNode)call.Called;
        var hint = RefusedTypes.Find(name.Split('.')[0]) ?? Suggestion.DidYouMean(name, known.Concat(methods));
        return Refuse(ExpressionCodes.UnknownFunction, at, $"There is no function `{name}`.{hint}");
    }

    private Node? BindFunction(SyntaxNode.Call call, TransformFunction function, ImmutableArray<SyntaxNode> arguments, Leniency leniency)
    {
        var spec = function.Spec;
        if (!HasRightCount(call, spec, arguments.Length, spec.Signature))
        {
            return null;
        }

        if (function.Rewrite(call, arguments) is { } rewritten)
        {
            return Bind(rewritten, leniency);
        }

        var bound = BindArguments(call, spec, arguments);
        return bound is null || HasProblem(function, arguments, bound.Value) || MeansSomethingElse(spec, arguments, bound.Value)
            ? null
            : new CallFunction(SourceOf(call), function.Prepare(Written(bound.Value)), bound.Value, IsLenientReceiver(call, leniency))
            {
                Kinds = ReturnsOf(spec, bound.Value),
                Measure = Measures.OfFunction(spec, bound.Value),
            };
    }

    private static bool IsLenientReceiver(SyntaxNode.Call call, Leniency leniency) =>
        call.Receiver is not null && (call.IsOptional || leniency == Leniency.WholePath || IsOptionalPath(call.Receiver));

    private bool HasRightCount(SyntaxNode.Call call, FunctionSpec spec, int given, string signature)
    {
        var fits = given >= spec.FewestArguments && given <= spec.MostArguments;
        if (!fits)
        {
            Report(ExpressionCodes.WrongArguments, call, $"{signature} is given {given} {(given == 1 ? "argument" : "arguments")}.");
        }

        return fits;
    }

    private ImmutableArray<Node>? BindArguments(SyntaxNode.Call call, FunctionSpec spec, ImmutableArray<SyntaxNode> arguments)
    {
        var bound = ImmutableArray.CreateBuilder<Node>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = spec.ParameterOf(i);
            var isReceiver = i == 0 && call.Receiver is not null && ReferenceEquals(arguments[0], call.Receiver);
            var leniency = parameter.TakesNothing ? Leniency.WholePath : isReceiver ? Above(Leniency.Strict, call.IsOptional) : Leniency.Strict;
            if (Bind(arguments[i], leniency) is { } argument && Fits(argument, parameter, arguments[i], spec.Signature))
            {
                bound.Add(argument);
            }
        }

        return bound.Count == arguments.Length ? bound.ToImmutable() : null;
    }

    private bool Fits(Node argument, FunctionParameter parameter, SyntaxNode at, string signature)
    {
        var allowed = parameter.Kinds | (parameter.TakesNothing ? Kinds.Nothing : Kinds.None);
        var fits = (argument.Kinds & allowed) != 0;
        if (!fits)
        {
            Report(ExpressionCodes.KindMismatch, at, $"{KindRules.Gives(argument)}, but {signature} needs {parameter.Kinds.Describe()} for `{parameter.Name}`.");
        }

        return fits;
    }

    private bool HasProblem(TransformFunction function, ImmutableArray<SyntaxNode> nodes, ImmutableArray<Node> arguments)
    {
        if (function.Check(Written(arguments), context) is not { } problem)
        {
            return false;
        }

        Report(problem.Code, nodes[problem.Argument], problem.Message);
        return true;
    }

    private static ImmutableArray<Value> Written(ImmutableArray<Node> arguments) =>
        [.. arguments.Select(argument => argument is Constant constant ? constant.Value : Value.Missing)];

    private bool MeansSomethingElse(FunctionSpec spec, ImmutableArray<SyntaxNode> nodes, ImmutableArray<Node> arguments)
    {
        if (Measures.WhyNot(spec, arguments) is not { } problem)
        {
            return false;
        }
        Report(ExpressionCodes.KindMismatch, nodes[0], problem);
        return true;
    }

    /// <summary>A function that gives what it takes, such as round, gives an amount only for an amount.</summary>
    private static Kinds ReturnsOf(FunctionSpec spec, ImmutableArray<Node> arguments)
    {
        if (arguments.IsEmpty || spec.Parameters[0].Kinds != spec.Returns)
        {
            return spec.Returns;
        }

        var taken = Kinds.None;
        foreach (var argument in spec.Repeats ? arguments : arguments[..1])
        {
            taken |= argument.Kinds;
        }

        return taken & spec.Returns;
    }

    private CallListMethod? BindListMethod(SyntaxNode.Call call, ListMethod method, Leniency leniency)
    {
        var spec = method.Spec;
        var signature = $"list.{spec.Name}({string.Join(", ", spec.Parameters.Skip(1).Select(p => p.Name + (p.IsOptional ? "?" : "")))})";
        var receiver = Bind(call.Receiver!, Above(leniency, call.IsOptional));
        if (receiver is null || !HasRightCount(call, spec, call.Arguments.Length + 1, signature) || !Fits(receiver, spec.Parameters[0], call.Receiver!, signature))
        {
            return null;
        }

        var parameter = call.Arguments.IsEmpty ? null : spec.ParameterOf(1);
        var each = parameter is { IsLambda: true } ? BindLambda(call.Arguments[0], parameter, signature, receiver.Element) : null;
        var argument = parameter is { IsLambda: false } ? Bind(call.Arguments[0]) : null;
        var isComplete = parameter is null || each is not null || (argument is not null && Fits(argument, parameter, call.Arguments[0], signature));
        if (!isComplete)
        {
            return null;
        }
        var known = ListResults.Of(spec, receiver, each);
        return new CallListMethod(SourceOf(call), method, receiver, each, argument, IsLenientReceiver(call, leniency))
        {
            Kinds = known.Kinds,
            Shape = known.Shape,
            Element = known.Element,
            Measure = known.Measure,
        };
    }

    private Lambda? BindLambda(SyntaxNode argument, FunctionParameter parameter, string signature, Known? items)
    {
        var lambda = argument as SyntaxNode.Lambda;
        var body = lambda?.Body ?? argument;
        if (lambda is not null && context.Scope.SlotOf(lambda.Parameter.Text) >= 0)
        {
            Report(ExpressionCodes.WrongArguments, lambda.Parameter, $"`{lambda.Parameter.Text}` is already a name here. Call the item something else.");
            return null;
        }

        var slot = context.Scope.Names.Length + lambdas.Count;
        lambdas.Add(new LambdaName(lambda?.Parameter.Text, slot, items ?? Known.Anything));
        var bound = Bind(body);
        lambdas.RemoveAt(lambdas.Count - 1);
        return bound is not null && Fits(bound, parameter, body, signature) ? new Lambda(slot, bound) : null;
    }
}
