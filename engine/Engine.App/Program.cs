using System.CommandLine;
using System.CommandLine.Invocation;
using Engine.App.Commands;
using Engine.App.Output;
using Engine.Runtime.Scripts.Child;
using Engine.Runtime.Work;

// Before anything else: the process that runs scripts has to be ready in no time.
if (args is [ScriptChild.Verb])
{
    return ScriptChild.Run();
}

var parsed = CommandLine.Build().Parse(args);

// --help explains, however much else is missing.
return parsed.Action is ParseErrorAction ? Usage(parsed) : await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = LongestStop() });

// The service bounds its own stop; the command line's two seconds would end it in the middle of a write, which is then in doubt.
static TimeSpan LongestStop() => new WorkerOptions().StopGrace + TimeSpan.FromSeconds(5);

// A wrong command line is exit code 2, apart from findings (1).
static int Usage(ParseResult parsed)
{
    UsageText.Write(parsed, new InvocationConfiguration());
    return ExitCodes.Unusable;
}
