using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using Engine.Tests.Core.Expressions;

namespace Engine.Tests.Core.Rules;

/// <summary>
/// The last section of the description of the format, statement by statement: what files depend on is kept, what nobody can rely on
/// is fixed, and what cannot be right is refused when the file is loaded. Each row names its statement. The differences that were
/// chosen stand in engine/decisions/0008.
/// </summary>
public sealed class RulesEnginePageTests
{
    public static TheoryData<string, string, string, string> Kept => new()
    {
        { "a workflow by itself", One("true"), "{}", "r:Passed" },
        { "a list of workflows", $"[{One("true")}]", "{}", "r:Passed" },
        { "members may be null", """{ "WorkflowName": "w", "GlobalParams": null, "WorkflowsToInject": null, "Rules": [ { "RuleName": "r", "Expression": "true", "Operator": null, "Rules": null, "Enabled": null, "ErrorMessage": null, "SuccessEvent": null, "LocalParams": null, "Properties": null, "Actions": null } ] }""", "{}", "r:Passed" },
        { "member names in any case", """{ "workflowname": "w", "RULES": [ { "ruleName": "r", "expression": "true", "successEvent": "s" } ] }""", "{}", "r:Passed/s" },
        { "the type of expression as number or word, in both places", """{ "WorkflowName": "w", "RuleExpressionType": "LambdaExpression", "Rules": [ { "RuleName": "r", "RuleExpressionType": 0, "Expression": "true" } ] }""", "{}", "r:Passed" },
        { "ErrorType and free Properties of old files", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "ErrorType": "Error", "Properties": { "tier": 1, "any": [ {} ] }, "Expression": "true" } ] }""", "{}", "r:Passed" },
        { "operators and word aliases in any case", One("a.n EQ 5 aNd Not (a.n GT 6) OrElse a.n lessthan 1"), """{"a": {"n": 5}}""", "r:Passed" },
        { "single = is equality", One("a.n = 5"), """{"a": {"n": 5}}""", "r:Passed" },
        { "<> is not equal", One("a.n <> 5"), """{"a": {"n": 5}}""", "r:Failed" },
        { "& and | of conditions", One("(true & true) and (false | true) and not (true & false)"), "{}", "r:Passed" },
        { "& of texts joins them", One("(a.t & '-' & a.n) = 'x-5'"), """{"a": {"t": "x", "n": 5}}""", "r:Passed" },
        { "& and | of whole numbers take the bits", One("(6 & 3) == 2 and (6 | 3) == 7"), "{}", "r:Passed" },
        { "shifts", One("1 << 4 == 16 and 0x10 >> 2 == 4 and 1 + 1 << 2 == 8"), "{}", "r:Passed" },
        { "a predicate as a lambda", One("a.l.Any(x => x.n > 1)"), """{"a": {"l": [{"n": 2}]}}""", "r:Passed" },
        { "a predicate of bare members", One("a.l.Any(n > 1)"), """{"a": {"l": [{"n": 2}]}}""", "r:Passed" },
        { "a predicate of it", One("a.l.Any(it.n > 1)"), """{"a": {"l": [{"n": 2}]}}""", "r:Passed" },
        { "bare members with one input", One("n == 5 and it.n == 5 and $.n == 5"), """{"a": {"n": 5}}""", "r:Passed" },
        { "bare members beside globals and locals", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "n + 1" } ], "Rules": [ { "RuleName": "r", "LocalParams": [ { "Name": "l", "Expression": "g + n" } ], "Expression": "n == 5 and it.n == 5 and root.n + 1 == g and l == 11" } ] }""", """{"a": {"n": 5}}""", "r:Passed" },
        { "bare members in actions", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "1" } ], "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "n + g" } } } } ] }""", """{"a": {"n": 5}}""", "r:Passed=6" },
        { "a global wins over a member of its name", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "1" } ], "Rules": [ { "RuleName": "r", "Expression": "g == 1" } ] }""", """{"a": {"g": 5}}""", "r:Passed" },
        { "default input names", One("input1.n < input2.n"), """[{"n": 1}, {"n": 2}]""", "r:Passed" },
        { "results in file order, injected ones last", """[ { "WorkflowName": "w", "WorkflowsToInject": ["x"], "Rules": [ { "RuleName": "b", "Expression": "true" }, { "RuleName": "a", "Expression": "false" } ] }, { "WorkflowName": "x", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ]""", "{}", "b:Passed a:Failed c:Passed" },
        { "a workflow that only injects", """[ { "WorkflowName": "w", "WorkflowsToInject": ["x"] }, { "WorkflowName": "x", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ]""", "{}", "c:Passed" },
        { "And is AndAlso", Parent("And", "true", "false"), "{}", "p:Failed(a:Passed b:Failed)" },
        { "AndAlso evaluates all children", Parent("AndAlso", "false", "true"), "{}", "p:Failed(a:Failed b:Passed)" },
        { "Or is OrElse", Parent("Or", "true", "false"), "{}", "p:Passed(a:Passed b:Failed)" },
        { "OrElse", Parent("OrElse", "false", "false"), "{}", "p:Failed(a:Failed b:Failed)" },
        { "disabled rules are absent at every level", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "off", "Enabled": false, "Expression": "true" }, { "RuleName": "p", "Operator": "Or", "Rules": [ { "RuleName": "a", "Enabled": false, "Expression": "true" }, { "RuleName": "b", "Expression": "true" } ] } ] }""", "{}", "p:Passed(b:Passed)" },
        { "a parent whose children are all disabled does not pass, for And too", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Operator": "And", "Rules": [ { "RuleName": "a", "Enabled": false, "Expression": "true" } ] } ] }""", "{}", "p:Failed" },
        { "nested rules may repeat names", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Operator": "And", "Rules": [ { "RuleName": "p", "Expression": "true" }, { "RuleName": "p", "Expression": "true" } ] } ] }""", "{}", "p:Passed(p:Passed p:Passed)" },
        { "locals are seen by nested rules at any depth", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "LocalParams": [ { "Name": "l", "Expression": "2" } ], "Operator": "And", "Rules": [ { "RuleName": "q", "Operator": "Or", "Rules": [ { "RuleName": "a", "Expression": "l == 2" } ] } ] } ] }""", "{}", "p:Passed(q:Passed(a:Passed))" },
        { "each parameter sees the earlier ones", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "x", "Expression": "2" }, { "Name": "y", "Expression": "x * 3" } ], "Rules": [ { "RuleName": "r", "LocalParams": [ { "Name": "z", "Expression": "y + x" } ], "Expression": "z == 8" } ] }""", "{}", "r:Passed" },
        { "members in any case, the exact name first", One("a.Amount == 5 and A.TEXT == 'x' and a.id == 'exact' and a.Größe == 1 and a.list.Any(l => l.Sku == 'b' and l.qty > 1)"), """{"a": {"amount": 5, "Text": "x", "ID": "other", "id": "exact", "gRöße": 1, "list": [{"SKU": "b", "Qty": 2}]}}""", "r:Passed" },
        { "a member of another case that is null", One("a.Opt == null"), """{"a": {"opt": null}}""", "r:Passed" },
        { "a member that two others differ from only in case is not guessed", One("a.id == 'x'"), """{"a": {"ID": "x", "Id": "x"}}""", "r:Error `a.id` is not there. Did you mean `ID`?" },
        { "a name of the same length and ends is another", One("a.amxunt == 5"), """{"a": {"amount": 5}}""", "r:Error `a.amxunt` is not there. Did you mean `amount`?" },
        { "placeholders: whole values as JSON, the end of a path without quotes, null stays", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "LocalParams": [ { "Name": "loc", "Expression": "'n'" } ], "Expression": "false", "ErrorMessage": "$(a.t) $(loc) $(a.n) $(a.none) $(a.nowhere) $(A.t) $(a.n)" } ] }""", """{"a": {"t": "x", "n": 1.50, "none": null}}""", "r:Failed x \"n\" 1.50 $(a.none) $(a.nowhere) $(A.t) 1.50" },
        { "an object in a placeholder is indented JSON", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "false", "ErrorMessage": "$(a.o)" } ] }""", """{"a": {"o": {"x": 1}}}""", "r:Failed {\n  \"x\": 1\n}" },
        { "SuccessEvent falls back on the name", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true" }, { "RuleName": "s", "SuccessEvent": "10", "Expression": "true" } ] }""", "{}", "r:Passed s:Passed/10" },
        { "OutputExpression gives any value", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "outputexpression", "Context": { "expression": "new (a.n as N, 'x' as T)" } } } } ] }""", """{"a": {"n": 5}}""", "r:Passed=object" },
        { "OnFailure runs for a rule that failed because of an error", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "a.none > 1", "Actions": { "OnFailure": { "Name": "OutputExpression", "Context": { "Expression": "7" } } } } ] }""", """{"a": {"none": null}}""", "r:Error=7" },
        { "EvaluateRule gives the output of the called rule, with inputFilter and additionalInputs", """[ { "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "x", "ruleName": "c", "inputFilter": ["a"], "additionalInputs": [ { "Name": "gap", "Expression": "a.n * 2" } ] } } } } ] }, { "WorkflowName": "x", "Rules": [ { "RuleName": "c", "Expression": "gap > 5", "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "gap + a.n" } } } } ] } ]""", """{"a": {"n": 5}}""", "r:Passed=15" },
        { "text literals are converted: number, boolean, date", One("a.n == '5' and a.b = 'true' and DateTime.Parse(a.d) > '2024-04-01'"), """{"a": {"n": 5, "b": true, "d": "2024-05-01"}}""", "r:Passed" },
        { "an enum by name in any case, and by number", One("DateTime.Parse(a.d).DayOfWeek == 'wednesday' and DateTime.Parse(a.d).DayOfWeek == DayOfWeek.Wednesday and DateTime.Parse(a.d).DayOfWeek == 3 and DateTime.Parse(a.d).DayOfWeek != dayofweek.sunday"), """{"a": {"d": "2024-05-01"}}""", "r:Passed" },
        { "a fraction beside a decimal is one", One("a.n * 1.1 == 5.5"), """{"a": {"n": 5}}""", "r:Passed" },
        { "comparisons with null are not true", One("a.none > 5 or a.none < 5 or a.none == 5"), """{"a": {"none": null}}""", "r:Error" },
        { "np, iif, isnull, is, as, cast, new", One("np(a.x.y, 1) == 1 and iif(true, 1, 2) == 1 and isnull(a.none, 3) == 3 and is(a.n, 'System.Int32') and as(a.n, 'string') == null and cast(a.n, 'decimal') == 5 and new (a.n as K).K == 5"), """{"a": {"n": 5, "none": null}}""", "r:Passed" },
        { "members of text", One("a.t.PadLeft(4, '0').PadRight(5, '.') == '0abc.' and a.t.LastIndexOf('b') == 1 and a.t.IndexOf('C', StringComparison.OrdinalIgnoreCase) == 2 and a.t.Contains('B', StringComparison.OrdinalIgnoreCase) "), """{"a": {"t": "abc"}}""", "r:Passed" },
        { "trimming of characters", One("a.t.Trim('ac') == 'b' and a.t.TrimStart('a') == 'bc' and a.t.TrimEnd('c') == 'ab'"), """{"a": {"t": "abc"}}""", "r:Passed" },
        { "string.Compare", One("string.Compare('a', 'b') < 0 and string.Compare('a', 'A', true) = 0 and a.t.CompareTo('abb') > 0"), """{"a": {"t": "abc"}}""", "r:Passed" },
    };

    public static TheoryData<string, string, string, string> Fixed => new()
    {
        { "a missing value answers the same whatever else the payload holds", One("a.x == 'y'"), """{"a": {}}""", "r:Error `a.x` is not there." },
        { "null answers as missing does", One("a.x == 'y'"), """{"a": {"x": null}}""", "r:Error `a.x` is null." },
        { "a missing value proposes what was meant", One("a.amuont > 5"), """{"a": {"amount": 6}}""", "r:Error `a.amuont` is not there. Did you mean `amount`?" },
        { "a guarded member is not asked for", One("a.x == null || a.x.Contains('z')"), """{"a": {"x": null}}""", "r:Passed" },
        { "a null object in a path does not throw", One("a.charge.paid"), """{"a": {"charge": null}}""", "r:Error `a.charge` is null." },
        { "an index out of range does not throw", One("a.l[3] == 1"), """{"a": {"l": [1]}}""", "r:Error `a.l[3]` is not there; the list has 1 items." },
        { "a number missing in one element is not 0", One("a.l.Any(x => x.n == 0)"), """{"a": {"l": [{"n": 5}, {"n": null}, {}]}}""", "r:Error" },
        { "a boolean missing in one element is not false", One("a.l.Any(x => x.b == false)"), """{"a": {"l": [{"b": true}, {}]}}""", "r:Error" },
        { "decimal against double", One("a.d * 2 == 3 and a.d < a.n and a.n - a.d == 3.5m"), """{"a": {"d": 1.5, "n": 5}}""", "r:Passed" },
        { "equal texts are equal wherever they come from", One("a['k'] == 'str' and a.k == a.l[0]"), """{"a": {"k": "str", "l": ["str"]}}""", "r:Passed" },
        { "lists of mixed numbers and of mixed kinds", One("a.l.Sum() == 2.5 and a.m.Count() == 2"), """{"a": {"l": [1, 1.5], "m": [1, "a"]}}""", "r:Passed" },
        { "an empty list has no element that matches", One("a.l.Any(x => x.a == 1)"), """{"a": {"l": []}}""", "r:Failed" },
        { "nested lists and lists that begin with null", One("a.l[0][1] == 2 and a.m.Any(x => x == 1)"), """{"a": {"l": [[1, 2]], "m": [null, 1]}}""", "r:Passed" },
        { "an object with a member named Item", One("a.Item == 5"), """{"a": {"Item": 5}}""", "r:Passed" },
        { "Operator in any case", Parent("aND", "true", "true"), "{}", "p:Passed(a:Passed b:Passed)" },
        { "ErrorMessage of a child", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Operator": "And", "Rules": [ { "RuleName": "c", "Expression": "false", "ErrorMessage": "no $(a.t)" } ] } ] }""", """{"a": {"t": "x"}}""", "p:Failed(c:Failed no x)" },
        { "an error in a child is an error of its parent", Parent("And", "true", "a.none > 1"), """{"a": {"none": null}}""", "p:Error(a:Passed b:Error)" },
        { "injected rules see the globals of their own workflow", """[ { "WorkflowName": "w", "WorkflowsToInject": ["x"], "GlobalParams": [ { "Name": "g", "Expression": "1" } ], "Rules": [ { "RuleName": "r", "Expression": "g == 1" } ] }, { "WorkflowName": "x", "GlobalParams": [ { "Name": "g", "Expression": "2" } ], "Rules": [ { "RuleName": "c", "Expression": "g == 2" } ] } ]""", "{}", "r:Passed c:Passed" },
        { "a parameter that fails fails only the rules that use it", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "1 / a.zero" } ], "Rules": [ { "RuleName": "r", "Expression": "true" }, { "RuleName": "s", "Expression": "g > 1" } ] }""", """{"a": {"zero": 0}}""", "r:Passed s:Error" },
        { "a whole number in a list of whole numbers, however large", One("new[]{1, 3000000000}.Contains(a.n)"), """{"a": {"n": 3000000000}}""", "r:Passed" },
        { "whole numbers do not overflow", One("2147483647 + 1 == 2147483648 and 9223372036854775807 + 1 == 9223372036854775808"), "{}", "r:Passed" },
        { "division does not truncate", One("7 / 2 == 3.5"), "{}", "r:Passed" },
        { "a number that does not fit is an error, never another number", One("1 << 63 == 0"), "{}", "r:Error" },
        { "three outcomes", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "x", "Expression": "true" }, { "RuleName": "y", "Expression": "false" }, { "RuleName": "z", "Expression": "1 / 0 > 1" } ] }""", "{}", "x:Passed y:Failed z:Error" },
        { "an input that is null", One("a == null"), """{"a": null}""", "r:Passed" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "unknown members of a workflow", """{ "WorkflowName": "w", "Priority": 1, "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "RUL002 1:24" },
        { "unknown members of a rule", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expresion": "true" } ] }""", "RUL002 1:54 (rule w/r)" },
        { "unknown members of an action", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSucces": {} } } ] }""", "RUL002 1:89 (rule w/r)" },
        { "a workflow without a name", """{ "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "RUL004 1:1" },
        { "a workflow without rules", """{ "WorkflowName": "w" }""", "RUL004 1:19" },
        { "a rule without a name", """{ "WorkflowName": "w", "Rules": [ { "Expression": "true" } ] }""", "RUL004 1:35 (rule w/?)" },
        { "a rule without an expression", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r" } ] }""", "RUL004 1:49 (rule w/r)" },
        { "duplicate rule names", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true" }, { "RuleName": "r", "Expression": "true" } ] }""", "RUL006 1:92 (rule w/r)" },
        { "duplicate names through injection", """[ { "WorkflowName": "w", "WorkflowsToInject": ["x"], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }, { "WorkflowName": "x", "Rules": [ { "RuleName": "r", "Expression": "true" } ] } ]""", "RUL006 1:160 (rule x/r)" },
        { "an expression that does not parse", One("1 +"), "EXP003 1:72 (rule w/r)" },
        { "an expression that is neither true nor false", One("'a' + 'b'"), "RUL013 1:68 (rule w/r)" },
        { "unknown inputs", One("evnt.x == 1 and other.y"), "EXP010 1:69 (rule w/r)" },
        { "unknown functions", One("a.t.Frobnicate()"), "EXP011 1:73 (rule w/r)" },
        { "unknown types", One("Thing.Do(a)"), "EXP011 1:75 (rule w/r)" },
        { "unknown choices of an enum", One("DateTime.Parse(a.d).DayOfWeek == DayOfWeek.Wensday"), "EXP012 1:112 (rule w/r)" },
        { "unknown names of days", One("DateTime.Parse(a.d).DayOfWeek == 'Wensday'"), "EXP014 1:69 (rule w/r)" },
        { "unknown actions", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "SendMail" } } } ] }""", "RUL015 1:112 (rule w/r)" },
        { "Operator and Expression", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Operator": "And", "Expression": "true", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ] }""", "RUL007 1:87 (rule w/r)" },
        { "Operator without Rules", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Operator": "And" } ] }""", "RUL007 1:66 (rule w/r)" },
        { "Rules without Operator", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Rules": [ { "RuleName": "c", "Expression": "true" } ] } ] }""", "RUL007 1:63 (rule w/r)" },
        { "an operator that is none", Parent("Xor", "true", "true"), "RUL008 1:66 (rule w/p)" },
        { "WorkflowsToInject on a rule", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "WorkflowsToInject": ["x"] } ] }""", "RUL017 1:97 (rule w/r)" },
        { "unknown injection", """{ "WorkflowName": "w", "WorkflowsToInject": ["x"], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "RUL010 1:46" },
        { "cyclic injection", """[ { "WorkflowName": "w", "WorkflowsToInject": ["x"], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }, { "WorkflowName": "x", "WorkflowsToInject": ["w"] } ]""", "RUL011" },
        { "an EvaluateRule target that does not exist", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "w", "ruleName": "q" } } } } ] }""", "RUL018 1:174 (rule w/r)" },
        { "an EvaluateRule target in a workflow that does not exist", """{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": { "Name": "EvaluateRule", "Context": { "workflowName": "v", "ruleName": "r" } } } } ] }""", "RUL010 1:157 (rule w/r)" },
        { "two globals of one name", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "1" }, { "Name": "g", "Expression": "2" } ], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "RUL012" },
        { "a global of the name of an input", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "a", "Expression": "1" } ], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "RUL012" },
        { "a local of the name of a global", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "1" } ], "Rules": [ { "RuleName": "r", "LocalParams": [ { "Name": "g", "Expression": "1" } ], "Expression": "true" } ] }""", "RUL012" },
        { "a global that refers to a later one", """{ "WorkflowName": "w", "GlobalParams": [ { "Name": "g", "Expression": "h" }, { "Name": "h", "Expression": "1" } ], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "EXP010" },
        { "the clock", One("DateTime.UtcNow > DateTime.Parse(a.d)"), "EXP017 1:69 (rule w/r)" },
        { "arbitrary types of .NET", One("System.IO.File.Exists('x')"), "EXP011" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_files_depend_on_is_kept(string statement, string file, string input, string expected) => Check(statement, file, input, expected);

    [Theory]
    [MemberData(nameof(Fixed))]
    public void What_nobody_can_rely_on_is_fixed(string statement, string file, string input, string expected) => Check(statement, file, input, expected);

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_right_is_refused_with_file_place_and_rule(string statement, string file, string expected)
    {
        var findings = new FindingSink();
        Compile(file, ["a", "b"], findings);

        var parts = expected.Split(' ', 3);
        var found = findings.ToImmutable().FirstOrDefault(finding => finding.Severity == Severity.Error && finding.Code.Id == parts[0]);
        Assert.True(found is not null, $"{statement}: {string.Join(" ", findings.ToImmutable().Select(finding => $"{finding.Code.Id} {finding.Message}"))}");
        Assert.Equal("rules/w.json", found.Span.File);
        if (parts.Length > 1)
        {
            Assert.Equal((statement, parts[1]), (statement, $"{found.Span.Start.Line}:{found.Span.Start.Column}"));
        }

        if (parts.Length > 2)
        {
            Assert.EndsWith(parts[2], found.Message, StringComparison.Ordinal);
        }
    }

    private static string One(string expression) =>
        $$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "{{expression}}" } ] }""";

    private static string Parent(string op, string first, string second) =>
        $$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Operator": "{{op}}", "Rules": [ { "RuleName": "a", "Expression": "{{first}}" }, { "RuleName": "b", "Expression": "{{second}}" } ] } ] }""";

    private static void Check(string statement, string file, string input, string expected)
    {
        var json = Expression.Json(input);
        var inputs = json.Kind == ValueKind.List
            ? [.. json.AsList().Select((value, i) => (Name: $"input{i + 1}", Value: value))]
            : json.AsObject().Members.Select(member => (Name: member.Key, member.Value)).ToList();
        var findings = new FindingSink();
        var sets = Compile(file, [.. inputs.Select(named => named.Name)], findings);
        var shown = findings.HasErrors
            ? findings.ToImmutable().First(finding => finding.Severity == Severity.Error).Code.Id
            : string.Join(" ", sets["w"].Evaluate(Expression.Context, [.. inputs.Select(named => named.Value)]).Rules.Select(rule => Show(rule, expected)));
        Assert.Equal((statement, expected), (statement, shown));
    }

    private static FrozenDictionary<string, RuleSet> Compile(string file, ImmutableArray<string> inputs, FindingSink findings) =>
        RuleFile.Compile("rules/w.json", Encoding.UTF8.GetBytes(file), inputs.Aggregate(Scope.Empty, (scope, name) => scope.With(name)), findings);

    // Messages, outputs and children are shown where the row expects them.
    private static string Show(RuleResult rule, string expected)
    {
        var children = expected.Contains('(', StringComparison.Ordinal) && !rule.Children.IsEmpty
            ? $"({string.Join(" ", rule.Children.Select(child => Show(child, expected)))})"
            : "";
        var output = rule.Output.Kind switch { ValueKind.Missing => "", ValueKind.Object => "=object", _ => $"={rule.Output}" };
        var success = rule.SuccessEvent is { } own && own != rule.Name ? $"/{own}" : "";
        var start = $"{rule.Name}:{rule.Outcome}{success}{output}";
        var tellsWhy = expected.Contains($"{rule.Name}:{rule.Outcome} ", StringComparison.Ordinal) && rule.Children.IsEmpty && rule.Message is { } message && expected.Contains(message, StringComparison.Ordinal);
        return start + children + (tellsWhy ? " " + rule.Message : "");
    }
}
