using Engine.App.Commands;
using Engine.Core.Diagnostics;
using Engine.Runtime.Access;

namespace Engine.App.Service;

/// <summary>The service did not do what a command asked for.</summary>
internal sealed class ServiceRefusal(string code, string message, int exitCode) : Exception(message)
{
    /// <summary>A diagnostic code.</summary>
    public string Code => code;

    public int ExitCode => exitCode;

    public static ServiceRefusal Usage(DiagnosticCode code, string message) => new(code.Id, message, ExitCodes.Unusable);

    public static ServiceRefusal Unreachable(Uri address, string why) =>
        new(AccessCodes.NoService.Id, $"The service at {address} does not answer: {why}", ExitCodes.Unreachable);
}
