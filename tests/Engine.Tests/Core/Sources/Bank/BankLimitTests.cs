using System.Text;

namespace Engine.Tests.Core.Sources.Bank;

public sealed class BankLimitTests
{
    public static TheoryData<string, string, string> Beyond => new()
    {
        { "camt", "<Document><BkToCstmrStmt>" + Repeat("<a>", 70), "BNK004" },
        { "camt", "<Document><BkToCstmrStmt>" + Repeat("<a>", 10_000), "BNK004" },
        { "camt", "<!DOCTYPE Document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>", "BNK002" },
        { "camt", $"<!DOCTYPE lolz [<!ENTITY a 'ha'>{LaughedTenTimesEach}]><Document>&j;</Document>", "BNK002" },
        { "camt", "<Document><BkToCstmrStmt><GrpHdr><MsgId>&unknown;</MsgId></GrpHdr></BkToCstmrStmt></Document>", "BNK003" },
        { "camt", $"<Document><BkToCstmrStmt><GrpHdr><MsgId>{Repeat("x", 9000)}</MsgId></GrpHdr></BkToCstmrStmt></Document>", "BNK004" },
        { "camt", $"<{Repeat("x", 300)}/>", "BNK002" },
        { "camt", $"<Document {string.Concat(Enumerable.Range(0, 40).Select(n => $"a{n}='' "))}/>", "BNK002" },
        { "bai2", $"01,{Repeat("x", 20_000)}/", "BNK004" },
        { "mt940", $":20:A\n:25:{Repeat("x", 3000)}", "BNK004" },
        { "mt940", $":20:A\n:25:B\n:60F:C260114EUR0,\n:61:2601150115C1,NTRFNONREF\n:86:a\n{Repeat("b\n", 300)}", "BNK004" },
        { "x12", $"{Isa}GS*{Repeat("x", 9000)}~", "BNK004" },
        { "x12", $"{Isa}GS{Repeat("*", 200)}~", "BNK004" },
        { "lockbox", "1" + Repeat("0", 2000), "BNK004" },
        { "nacha", "1" + Repeat("0", 200) + "\n", "BNK002" },
        { "nacha", "", "BNK001" },
        { "camt", "", "BNK001" },
        { "bai2", "", "BNK001" },
        { "mt940", "", "BNK001" },
        { "x12", "", "BNK001" },
        { "lockbox", "", "BNK001" },
        { "camt", "{\"not\":\"xml\"}", "BNK001" },
        { "nacha", "01,OTHER,FORMAT,260116,0600,1,,,2/\n", "BNK008" },
        { "bai2", "\0", "BNK013" },
        { "nacha", "101\u00e9", "BNK013" },
    };

    private static string LaughedTenTimesEach => string.Concat("bcdefghij".Select(name => $"<!ENTITY {name} '{Repeat($"&{(char)(name - 1)};", 10)}'>"));

    private static string Isa => "ISA*00*          *00*          *ZZ*NORTHWIND      *ZZ*US             *260115*0830*U*00401*000000042*0*P*>~";

    [Theory]
    [MemberData(nameof(Beyond))]
    public void What_is_beyond_a_limit_or_no_such_file_is_refused(string format, string text, string code) =>
        Assert.EndsWith(code, BankText.Of(BankFeeds.ReadAs(format, Encoding.UTF8.GetBytes(text))), StringComparison.Ordinal);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
