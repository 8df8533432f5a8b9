namespace Engine.Tests.Sandbox;

/// <summary>Plays random requests against a sandbox, most of them nearly right: amounts a little too large, documents that do not fit.</summary>
internal sealed class SandboxHistory(SandboxAccount sandbox, string[] customers)
{
    private static readonly string[] Credits = ["creditMemo", "customerPayment", "depositApplication"];
    private static readonly string[] Undeposited = ["customerPayment", "customerDeposit", "cashSale"];

    private readonly List<(string Type, string Id)> made = [];

    public static int Kinds => 18;

    /// <summary>One request.</summary>
    /// <param name="pick">Chooses documents among those made so far.</param>
    /// <param name="cents">An amount, in cents.</param>
    public async Task<Reply> PlayAsync(int kind, int pick, int cents)
    {
        var amount = cents / 100m;
        var customer = customers[pick % customers.Length];
        var currency = 1 + (pick / 2 % 2);
        var head = $$""" "customer":"{{customer}}","currency":"{{currency}}" """;
        var sale = $$""" "entity":"{{customer}}","currency":"{{currency}}" """;
        return kind switch
        {
            0 => await MakeAsync("invoice", $$"""{ {{sale}},"item":{"items":[{"item":"201","quantity":{{1 + (pick % 3)}},"rate":{{amount}} }]} }"""),
            1 => await MakeAsync("invoice", $$"""
                { {{sale}},"exchangeRate":1.{{pick}},"discountItem":"301","discountRate":-{{amount / 3:0.##}},
                  "item":{"items":[{"item":"310","amount":{{amount}},"taxCode":"8"},{"item":"302","amount":-0.05},{"item":"201","amount":7.77,"taxCode":"8"}]} }
                """),
            2 => await MakeAsync("customerPayment", $$"""{ {{head}},"payment":{{amount}},"exchangeRate":1.{{pick}},"apply":{"items":[{{Doc(pick, amount, "invoice")}}]} }"""),
            3 => await MakeAsync("creditMemo", $$"""{ {{sale}},"item":{"items":[{"item":"250","amount":{{amount}} }]},"apply":{"items":[{{Doc(pick, amount, "invoice")}}]} }"""),
            4 => await MakeAsync("customerRefund", $$"""{ {{head}},"account":"1","exchangeRate":1.{{pick}},"apply":{"items":[{{Doc(pick, amount, Credits)}}]} }"""),
            5 => await MakeAsync("customerDeposit", $$"""{ {{head}},"payment":{{amount}},"exchangeRate":1.{{pick}} }"""),
            6 => await TransformAsync("customerDeposit", pick, "depositApplication", $$"""{"apply":{"items":[{{Doc(pick, amount, "invoice")}}]} }"""),
            7 => await MakeAsync("deposit", $$"""
                {"account":"2","payment":{"items":[{"id":{{Any(pick, Undeposited)}},"deposit":true},{"id":{{Any(pick + 1, Undeposited)}},"deposit":true}]},
                 "cashback":{"items":[{"account":"130","amount":{{amount / 50:0.00}} }]} }
                """),
            8 => await MakeAsync("journalEntry", $$"""
                {"subsidiary":"1","currency":"{{1 + (pick % 2)}}","line":{"items":[{"account":"140","debit":{{amount}} },{"account":"54","credit":{{amount}} }]} }
                """),
            9 => await PatchAsync("invoice", pick, $$"""{"item":{"items":[{"line":1,"amount":{{amount}} }]} }"""),
            10 => await PatchAsync("customerPayment", pick, $$"""{"payment":{{amount}} }"""),
            11 => await DeleteAsync(pick),
            12 => await PatchAsync(pick % 2 == 0 ? "invoice" : "customerPayment", pick, $$"""{"exchangeRate":{{1 + (amount / 100)}} }"""),
            13 => await MakeAsync("salesOrder", $$"""{ {{sale}},"item":{"items":[{"item":"201","quantity":3,"amount":{{amount}} }]} }"""),
            14 => await TransformAsync("salesOrder", pick, pick % 2 == 0 ? "invoice" : "cashSale", $$"""{"item":{"items":[{"line":1,"quantity":{{pick % 4}} }]} }"""),
            15 => await TransformAsync("invoice", pick, pick % 2 == 0 ? "customerPayment" : "creditMemo", "{}"),
            16 => await MakeAsync("customerPayment", $$"""
                { {{head}},"payment":{{amount}},"apply":{"items":[{{Doc(pick, amount * 2, "invoice")}}]},
                  "credit":{"items":[{{Doc(pick, amount / 2, Credits)}}]},"deposit":{"items":[{{Doc(pick, amount / 2, "customerDeposit")}}]} }
                """),
            _ => await MakeAsync("customerPayment", $$"""{ {{head}},"payment":{{amount}},"autoApply":true}"""),
        };
    }

    private async Task<Reply> MakeAsync(string type, string body) => Remember(type, await sandbox.PostAsync(type, body));

    private async Task<Reply> TransformAsync(string from, int pick, string to, string body) => Remember(to,
        await sandbox.SendAsync(HttpMethod.Post, $"{SandboxAccount.Records}/{from}/{Any(pick, from)}/!transform/{to}", body));

    private Task<Reply> PatchAsync(string type, int pick, string body) => sandbox.PatchAsync($"{type}/{Any(pick, type)}", body);

    private async Task<Reply> DeleteAsync(int pick)
    {
        var (type, id) = made.Count == 0 ? ("invoice", "1") : made[pick % made.Count];
        return await sandbox.DeleteAsync($"{type}/{id}");
    }

    private Reply Remember(string type, Reply reply)
    {
        if (reply.Location is not null)
        {
            made.Add((type, reply.Id));
        }

        return reply;
    }

    private string Any(int pick, params string[] types)
    {
        var fitting = made.Where(record => types.Contains(record.Type)).ToList();
        return fitting.Count == 0 ? "1" : fitting[pick % fitting.Count].Id;
    }

    private string Doc(int pick, decimal amount, params string[] types) => made.Any(record => types.Contains(record.Type))
        ? $$"""{"doc":"{{Any(pick, types)}}","amount":{{amount:0.00}} }"""
        : "";
}
