using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.Scripts;

namespace Engine.App.Output;

/// <summary>Scripts for commands that plan without a service.</summary>
internal static class AppScripts
{
    private static readonly ScriptRunner Runner = new(ScriptHost.Shared);

    /// <summary>The observations with the event's scripts answered. Commands have a thread to wait with.</summary>
    public static Observations Answer(SourceEvent source, ClientConfig client, Observations observed) =>
        Runner.AnswerAsync(new EventPlanner(source, client), observed).GetAwaiter().GetResult();
}
