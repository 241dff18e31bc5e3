import { json } from '../http/answer.js';
import { param } from '../http/call.js';
import type { Routes } from '../operations/routes.js';
import { findAccount } from './find-account.js';
import { onlyForPeople } from './only-for-people.js';
import { botUserBody, userBody } from './user.body.js';

export const userRoutes = {
  'users/get-authenticated': onlyForPeople,

  'users/get-by-username': (call) => {
    const isBot = param(call, 'username').toLowerCase() === call.world.app.bot.login.toLowerCase();
    return json(isBot ? botUserBody(call) : userBody(findAccount(call), call));
  },
} satisfies Routes;
