using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DecideTogether : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "Code", table: "MemberOrganizations", type: "text", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsSeenByState",
                table: "MemberOrganizations",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "MemberSince",
                table: "MemberOrganizations",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RenewBy",
                table: "MemberOrganizations",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "SortName",
                table: "MemberOrganizations",
                type: "text",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.CreateTable(
                name: "GroupSeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MotionId = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupSeats", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Motions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Role = table.Column<int>(type: "integer", nullable: true),
                    Organizations = table.Column<string[]>(type: "text[]", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Steps = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Motions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "MotionSteps",
                columns: table => new
                {
                    MotionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Act = table.Column<int>(type: "integer", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MotionSteps", x => new { x.MotionId, x.Sequence });
                }
            );

            migrationBuilder.CreateIndex(name: "IX_MemberOrganizations_Code", table: "MemberOrganizations", column: "Code", unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberOrganizations_Country_State",
                table: "MemberOrganizations",
                columns: new[] { "Country", "State" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_MemberOrganizations_SortName_Id",
                table: "MemberOrganizations",
                columns: new[] { "SortName", "Id" }
            );

            migrationBuilder.CreateIndex(name: "IX_GroupSeats_Country_Until", table: "GroupSeats", columns: new[] { "Country", "Until" });

            migrationBuilder.CreateIndex(name: "IX_Motions_OpenedAt", table: "Motions", column: "OpenedAt");

            migrationBuilder.CreateIndex(name: "IX_Motions_Outcome_Country", table: "Motions", columns: new[] { "Outcome", "Country" });

            migrationBuilder.CreateIndex(name: "IX_Motions_SubjectId", table: "Motions", column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Motions_Undecided",
                table: "Motions",
                columns: new[] { "SubjectId", "Kind" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL AND \"Kind\" <> 6"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "GroupSeats");

            migrationBuilder.DropTable(name: "Motions");

            migrationBuilder.DropTable(name: "MotionSteps");

            migrationBuilder.DropIndex(name: "IX_MemberOrganizations_Code", table: "MemberOrganizations");

            migrationBuilder.DropIndex(name: "IX_MemberOrganizations_Country_State", table: "MemberOrganizations");

            migrationBuilder.DropIndex(name: "IX_MemberOrganizations_SortName_Id", table: "MemberOrganizations");

            migrationBuilder.DropColumn(name: "Code", table: "MemberOrganizations");

            migrationBuilder.DropColumn(name: "IsSeenByState", table: "MemberOrganizations");

            migrationBuilder.DropColumn(name: "MemberSince", table: "MemberOrganizations");

            migrationBuilder.DropColumn(name: "RenewBy", table: "MemberOrganizations");

            migrationBuilder.DropColumn(name: "SortName", table: "MemberOrganizations");
        }
    }
}
