using System.Globalization;
using System.Text;

namespace Engine.Benchmarks.Bank;

/// <summary>Files that are right in all their totals, made of nothing but a count, so that anybody measures the same.</summary>
internal static class BankFiles
{
    private const string Routing = "02100002";

    public static IReadOnlyList<(string Name, string Format, Func<int, ReadOnlyMemory<byte>> Make)> All { get; } =
    [
        ("NACHA, CCD+ with RMR in addenda", "nacha", Nacha),
        ("camt.053 version 8", "camt", Camt),
        ("BAI2", "bai2", Bai2),
        ("MT940 with German :86:", "mt940", Mt940),
        ("X12 820, two invoices each", "x12", X12),
        ("lockbox, an invoice each", "lockbox", Lockbox),
    ];

    private static ReadOnlyMemory<byte> Nacha(int count)
    {
        var file = new MemoryStream(count * 190 + 2000);
        Line(file, $"101 021000021 0710005052601150830A094101{"OUR BANK",-23}{"ACH OPERATOR",-23}{"",8}");
        Line(file, $"5220{"NORTHWIND TRADE",-16}{"",20}1360000042CCDVENDOR PAY{"",6}260115015107100050{1:0000000}");
        long total = 0;
        for (var i = 1; i <= count; i++)
        {
            var cents = Cents(i);
            total += cents;
            Line(file, $"622{Routing}1{"000123456789",-17}{cents:0000000000}{$"PAY-{i}",-15}{"OUR COMPANY INC",-22}  1{71000500000000 + i:000000000000000}");
            Line(file, $"705{$"RMR*IV*INV-{i:000000}**{cents / 100}.{cents % 100:00}\\",-80}0001{i:0000000}");
        }

        var hash = count * long.Parse(Routing, CultureInfo.InvariantCulture) % 10_000_000_000;
        Line(file, $"8220{2 * count:000000}{hash:0000000000}{0:000000000000}{total:000000000000}1360000042{"",25}071000500000001");
        var blocks = ((2 * count) + 4 + 9) / 10;
        Line(file, $"9000001{blocks:000000}{2 * count:00000000}{hash:0000000000}{0:000000000000}{total:000000000000}{"",39}");
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static ReadOnlyMemory<byte> Camt(int count)
    {
        var file = new MemoryStream(count * 490);
        var total = Enumerable.Range(1, count).Sum(i => Cents(i)) / 100m;
        Line(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id>");
        Line(file, "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id></Acct>");
        Line(file, $"<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{total:0.00}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>");
        for (var i = 1; i <= count; i++)
        {
            Line(file, $"<Ntry><Amt Ccy=\"EUR\">{Cents(i) / 100m:0.00}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-15</Dt></BookgDt><ValDt><Dt>2026-01-15</Dt></ValDt><AcctSvcrRef>B-{i}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E2E-{i}</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Nordwind Handels GmbH {i % 977}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532{i:000000}</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Rechnung INV-{i:000000}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>");
        }

        Line(file, "</Stmt></BkToCstmrStmt></Document>");
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static ReadOnlyMemory<byte> Bai2(int count)
    {
        var file = new MemoryStream(count * 90);
        var total = Enumerable.Range(1, count).Sum(i => Cents(i));
        Line(file, "01,071000505,OURCO,260116,0600,1,,,2/");
        Line(file, "02,OURCO,071000505,1,260115,2359,USD,2/");
        Line(file, "03,000123456789,USD,,,,/");
        for (var i = 1; i <= count; i++)
        {
            Line(file, $"16,165,{Cents(i)},V,260115,,ACH-{i},PAY-{i},NORTHWIND TRADERS PAYMENT OF INV-{i:000000}/");
        }

        Line(file, $"49,{total},{count + 2}/");
        Line(file, $"98,{total},1,{count + 4}/");
        Line(file, $"99,{total},1,{count + 6}/");
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static ReadOnlyMemory<byte> Mt940(int count)
    {
        var file = new MemoryStream(count * 220);
        var total = Enumerable.Range(1, count).Sum(i => Cents(i));
        Line(file, ":20:S\n:25:10020030/1234567\n:28C:1/1\n:60F:C260114EUR0,00");
        for (var i = 1; i <= count; i++)
        {
            Line(file, $":61:2601150115CR{Cents(i) / 100},{Cents(i) % 100:00}NTRFNONREF//B{i}");
            Line(file, $":86:166?00GUTSCHRIFT?20EREF+E2E-{i}?21SVWZ+Rechnung INV-{i:000000}?30PBN\nKDEFFXXX?31DE89370400440532{i:000000}?32Nordwind Handels GmbH");
        }

        Line(file, $":62F:C260115EUR{total / 100},{total % 100:00}\n-");
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static ReadOnlyMemory<byte> X12(int count)
    {
        var file = new MemoryStream((count * 240) + 500);
        Line(file, "ISA*00*          *00*          *ZZ*NORTHWIND      *ZZ*US             *260115*0830*U*00401*000000042*0*P*>~");
        Line(file, "GS*RA*NORTHWIND*US*20260115*0830*42*X*004010~");
        for (var i = 1; i <= count; i++)
        {
            var (cents, half) = (Cents(i), Cents(i) / 2);
            Line(file, $"ST*820*{i:000000}~BPR*C*{cents / 100m:0.00}*C*ACH*CTX*01*071000505*DA*99887766*1360000042**01*021000021*DA*000123456789*20260115~TRN*1*NW{i:000000}*1360000042~");
            Line(file, $"N1*PR*NORTHWIND TRADERS LLC~ENT*1~RMR*IV*INV-{i:000000}**{half / 100m:0.00}~RMR*IV*INV-{i + count:000000}**{(cents - half) / 100m:0.00}~SE*8*{i:000000}~");
        }

        Line(file, $"GE*{count}*42~IEA*1*000000042~");
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static ReadOnlyMemory<byte> Lockbox(int count)
    {
        const int Batch = 900;
        var file = new MemoryStream(count * 170);
        Line(file, $"100{"OURCO",-10}{"071000505",-10}2601150600");
        Line(file, "2OURCO");
        var (records, total) = (2, 0L);
        for (var first = 1; first <= count; first += Batch)
        {
            var (batch, sum, last) = (first / Batch, 0L, Math.Min(count, first + Batch - 1));
            Line(file, $"5{batch:000}0000012345260115");
            for (var i = first; i <= last; i++)
            {
                var (cents, item) = (Cents(i), i - first + 1);
                sum += cents;
                Line(file, $"6{batch:000}{item:000}{cents:0000000000}00710005050099887766{i:000000000}");
                Line(file, $"4{batch:000}{item:000}6019{$"INV-{i:000000}",-16}{cents:0000000000}{0:0000000000}");
            }

            Line(file, $"7{batch:000}0000012345260115{last - first + 1:000}{sum:0000000000}");
            (records, total) = (records + 2 + (2 * (last - first + 1)), total + sum);
        }

        // The count of a lockbox has four digits.
        Line(file, $"8{0:000}0000012345260115    {total:0000000000}");
        Line(file, $"9{records + 2:000000}");
        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static long Cents(int i) => 1000 + (i * 7919L % 90_000);

    private static void Line(MemoryStream file, FormattableString line) => file.Write(Encoding.ASCII.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n"));

    private static void Line(MemoryStream file, string line) => file.Write(Encoding.ASCII.GetBytes(line + "\n"));
}
