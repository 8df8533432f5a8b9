namespace Engine.App.Demo;

/// <summary>What to try while the demo goes on running.</summary>
internal static class DemoHints
{
    public static string Text(DemoStage stage, string client) => $"""

        Still running. Try, in another terminal:
          KEY={stage.Engine.Key.Key.Reveal()}
          curl -H "Authorization: Bearer $KEY" '{stage.Engine.Address}api/events?client={client}&state=raised'
          curl -H "Authorization: Bearer $KEY" '{stage.Engine.Address}api/events/{client}/evt_1QAcme0070'
          curl '{stage.NetSuite}sandbox/ledger'
          dotnet run --project engine/Engine.App -c Release -- explain evt_1QAcme0070 --data {stage.Engine.Folder.FullName}
          cp tests/specs/bank/ach/receipts.ach {stage.Engine.Folder.FullName}/drop/ach
          dotnet run --project engine/Engine.App -c Release -- exceptions list --data {stage.Engine.Folder.FullName}
        Ctrl-C ends it and removes its data.

        """;
}
