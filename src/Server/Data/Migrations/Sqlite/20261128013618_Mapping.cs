using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Mapping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LoadedStandards",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    LoadedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadedStandards", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "MappedProgrammes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Country = table.Column<string>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BegunAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MappedProgrammes", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "MappingRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    CutOff = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CommentsFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CommentsUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FrozenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Edition = table.Column<string>(type: "TEXT", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MappingRounds", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ProgrammePartnerWords",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsSo = table.Column<bool>(type: "INTEGER", nullable: false),
                    SaidAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammePartnerWords", x => new { x.ProgrammeId, x.OrganizationId });
                }
            );

            migrationBuilder.CreateTable(
                name: "ProgrammeSheets",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Circle = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeSheets", x => new { x.ProgrammeId, x.OrganizationId });
                }
            );

            migrationBuilder.CreateTable(
                name: "ProgrammeSheetVersions",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Circle = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ProgrammeSheetVersions",
                        x => new
                        {
                            x.ProgrammeId,
                            x.OrganizationId,
                            x.Sequence,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RoundComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundComments", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_MappedProgrammes_Country", table: "MappedProgrammes", column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_MappedProgrammes_ListingId",
                table: "MappedProgrammes",
                column: "ListingId",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_MappingRounds_Number", table: "MappingRounds", column: "Number", unique: true);

            migrationBuilder.CreateIndex(name: "IX_RoundComments_RoundId", table: "RoundComments", column: "RoundId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "LoadedStandards");

            migrationBuilder.DropTable(name: "MappedProgrammes");

            migrationBuilder.DropTable(name: "MappingRounds");

            migrationBuilder.DropTable(name: "ProgrammePartnerWords");

            migrationBuilder.DropTable(name: "ProgrammeSheets");

            migrationBuilder.DropTable(name: "ProgrammeSheetVersions");

            migrationBuilder.DropTable(name: "RoundComments");
        }
    }
}
